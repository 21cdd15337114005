/** The labels of a report's passages: `count` in a row from `first` on. */
export interface Range {
  first: number;
  count: number;
}

/** A set of labels, by a byte for each label of the build. */
export class Labels {
  readonly #mask: Uint8Array;
  #size = 0;

  /** @param most labels are below this */
  constructor(most: number) {
    this.#mask = new Uint8Array(most);
  }

  static of(most: number, ranges: Iterable<Range>): Labels {
    const labels = new Labels(most);
    for (const { first, count } of ranges) for (let at = 0; at < count; at++) labels.add(first + at);
    return labels;
  }

  get size(): number {
    return this.#size;
  }

  add(label: number): void {
    this.#size += 1 - (this.#mask[label] as number);
    this.#mask[label] = 1;
  }

  has(label: number): boolean {
    return this.#mask[label] === 1;
  }

  /** In ascending order. */
  *[Symbol.iterator](): Iterator<number> {
    for (let label = this.#mask.indexOf(1); label >= 0; label = this.#mask.indexOf(1, label + 1)) yield label;
  }
}
