import { STEP, type Tokens } from './postings.ts';

/** How much a token counts by where it stands, in steps of `STEP`: 1, 0.4 and 0.6. */
const WEIGHTS: readonly [keyof Tokens, number][] = [
  ['words', Math.round(1 / STEP)],
  ['bigrams', Math.round(0.4 / STEP)],
  ['context', Math.round(0.6 / STEP)],
];

/** Most steps that fit a byte: no passage says a word more often. */
const MOST_STEPS = 255;

/** A token of a segment: the passages that hold it, ascending, and how often each does, in steps. */
export interface Row {
  token: string;
  labels: Uint16Array;
  frequencies: Uint8Array;
}

/**
 * Collects the tokens of a segment's passages. All of a token's numbers stand in arrays of numbers, one entry for each
 * token and passage, so that a build makes no object for any of its millions of occurrences.
 */
export class SegmentRows {
  readonly #ids = new Map<string, number>();
  /** By token: its last entry, and the number of its entries. */
  #last = new Int32Array(1 << 16).fill(-1);
  #counts = new Int32Array(1 << 16);
  /** By entry, in the order of the passages. */
  #tokens = new Int32Array(1 << 18);
  #labels = new Uint16Array(1 << 18);
  #frequencies = new Uint16Array(1 << 18);
  #size = 0;

  /** Adds the tokens of a passage; labels come in ascending order. */
  add(label: number, tokens: Tokens): void {
    const first = this.#size;
    for (const [place, weight] of WEIGHTS)
      for (const token of tokens[place]) {
        const id = this.#idOf(token);
        const last = this.#last[id] as number;
        if (last >= first) (this.#frequencies[last] as number) += weight;
        else this.#append(id, label, weight);
      }
  }

  #idOf(token: string): number {
    const known = this.#ids.get(token);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(token, id);
    if (id === this.#last.length) {
      this.#counts = enlarged(this.#counts, new Int32Array(id * 2));
      this.#last = enlarged(this.#last, new Int32Array(id * 2).fill(-1));
    }
    return id;
  }

  #append(id: number, label: number, weight: number): void {
    const at = this.#size++;
    if (at === this.#tokens.length) {
      this.#tokens = enlarged(this.#tokens, new Int32Array(at * 2));
      this.#labels = enlarged(this.#labels, new Uint16Array(at * 2));
      this.#frequencies = enlarged(this.#frequencies, new Uint16Array(at * 2));
    }
    this.#tokens[at] = id;
    this.#labels[at] = label;
    this.#frequencies[at] = weight;
    this.#last[id] = at;
    (this.#counts[id] as number)++;
  }

  /** Every token with its passages, sorted by token. */
  *rows(): Iterable<Row> {
    // A counting sort by token keeps the passages of each in their order.
    const starts = new Int32Array(this.#ids.size + 1);
    for (let id = 0; id < this.#ids.size; id++) starts[id + 1] = (starts[id] as number) + (this.#counts[id] as number);
    const next = starts.slice();
    const labels = new Uint16Array(this.#size);
    const frequencies = new Uint8Array(this.#size);
    for (let entry = 0; entry < this.#size; entry++) {
      const at = (next[this.#tokens[entry] as number] as number)++;
      labels[at] = this.#labels[entry] as number;
      frequencies[at] = Math.min(MOST_STEPS, this.#frequencies[entry] as number);
    }
    for (const token of [...this.#ids.keys()].sort()) {
      const id = this.#ids.get(token) as number;
      const [from, to] = [starts[id], starts[id + 1]];
      yield { token, labels: labels.subarray(from, to), frequencies: frequencies.subarray(from, to) };
    }
  }
}

function enlarged<T extends Int32Array | Uint16Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
