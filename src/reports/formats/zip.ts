import { Unzip, UnzipInflate, zipSync } from 'fflate';

/** More than the limit came out of an archive. */
export class ZipTooLarge extends Error {}

/** Fed in pieces, for one byte can inflate to a thousand: so much at most comes out between two looks at the limit. */
const PIECE = 8192;

/**
 * Copies the wanted entries of an archive into a small one. What counts is what really comes out, for headers may lie.
 * @param most bytes that may come out in all
 * @throws ZipTooLarge, or the Error of a damaged archive
 */
export function repackZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  most: number,
): { entries: Map<string, Buffer>; zip: Uint8Array } {
  const found: Record<string, Uint8Array[]> = {};
  const unfinished = new Set<string>();
  let left = most;
  const unzip = new Unzip((entry) => {
    if (!isWanted(entry.name)) return;
    const parts: Uint8Array[] = [];
    found[entry.name] = parts;
    unfinished.add(entry.name);
    entry.ondata = (error, part, isLast) => {
      if (error) throw error;
      left -= part.length;
      if (left < 0) throw new ZipTooLarge();
      parts.push(part);
      if (isLast) unfinished.delete(entry.name);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += PIECE)
    unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  const [cut] = unfinished;
  if (cut !== undefined) throw new Error(`it is cut off within ${cut}`);
  const entries = new Map(Object.entries(found).map(([name, parts]) => [name, Buffer.concat(parts)]));
  return { entries, zip: zipSync(Object.fromEntries(entries), { level: 0 }) };
}
