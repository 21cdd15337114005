/** Longest word that is looked for in a text, in UTF-16 units. */
const LONGEST_WORD = 12;

/** A slot of the hash table is used by at most this share, so that a look-up finds an empty one soon. */
const FULL = 0.5;

/**
 * Finds the occurrences of many words in one pass over a text. The trie's edges are a hash table of numbers (open
 * addressing with linear probing): half a million words take a few megabytes, and a step costs no string.
 */
export class WordTrie {
  /** Node by slot; 0 is none, the root is 1. */
  #slots = new Int32Array(1 << 16);
  /** By node: its parent and the UTF-16 unit that leads to it. */
  #parents = new Int32Array(1 << 15);
  #units = new Uint16Array(1 << 15);
  #size = 2;
  readonly #words: [string, number][] = [];

  /** @param words those of Han characters only, two to twelve long, are looked for */
  constructor(words: Iterable<string>) {
    for (const word of new Set(words))
      if (word.length >= 2 && word.length <= LONGEST_WORD && /^\p{Script=Han}+$/u.test(word))
        this.#words.push([word, this.#insert(word)]);
  }

  /** Counts for every word, all 0. */
  newCounts(): Int32Array {
    return new Int32Array(this.#size);
  }

  /** Adds to the counts for every place of a folded text where a word begins, overlapping ones included. */
  count(counts: Int32Array, folded: string, sign: 1 | -1): void {
    for (let start = 0; start + 1 < folded.length; start++) {
      const end = Math.min(folded.length, start + LONGEST_WORD);
      let node = 1;
      for (let at = start; at < end; at++) {
        node = this.#slots[this.#slotOf(node, folded.charCodeAt(at))] as number;
        if (node === 0) break;
        (counts[node] as number) += sign;
      }
    }
  }

  /** Words with their counts, where these are not 0. */
  counted(counts: Int32Array): [string, number][] {
    return this.#words.flatMap(([word, node]) => {
      const count = counts[node] as number;
      return count === 0 ? [] : [[word, count]];
    });
  }

  #insert(word: string): number {
    let node = 1;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      const slot = this.#slotOf(node, unit);
      const next = this.#slots[slot] as number;
      node = next === 0 ? this.#append(slot, node, unit) : next;
    }
    return node;
  }

  #append(slot: number, parent: number, unit: number): number {
    const node = this.#size++;
    if (node === this.#parents.length) {
      this.#parents = enlarged(this.#parents, new Int32Array(node * 2));
      this.#units = enlarged(this.#units, new Uint16Array(node * 2));
    }
    this.#parents[node] = parent;
    this.#units[node] = unit;
    this.#slots[slot] = node;
    if (node > this.#slots.length * FULL) this.#rehash();
    return node;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let node = 2; node < this.#size; node++)
      this.#slots[this.#slotOf(this.#parents[node] as number, this.#units[node] as number)] = node;
  }

  /** The slot of an edge, or the empty one where it belongs. The factors are odd numbers with well mixed bits. */
  #slotOf(parent: number, unit: number): number {
    const mask = this.#slots.length - 1;
    const hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const node = this.#slots[slot] as number;
      if (node === 0 || (this.#parents[node] === parent && this.#units[node] === unit)) return slot;
    }
  }
}

function enlarged<T extends Int32Array | Uint16Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
