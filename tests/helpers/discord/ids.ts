const EPOCH = 1_420_070_400_000n;
let counter = 0n;

/** A new snowflake: later ones are greater, and it holds the time, which bots read. */
export function nextId(): string {
  counter = (counter + 1n) & 0x3fffffn;
  return (((BigInt(Date.now()) - EPOCH) << 22n) | counter).toString();
}
