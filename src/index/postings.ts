import type { Labels, Range } from './labels.ts';
import type { Database } from './sqlite.ts';

/** Tokens of a passage by where they stand. */
export interface Tokens {
  words: readonly string[];
  bigrams: readonly string[];
  /** Of title and headings, words and bigrams. */
  context: readonly string[];
}

/** BM25's usual constants (Robertson & Zaragoza 2009): how soon more of a word stops counting, and how much length counts. */
const BM25 = { k1: 1.2, b: 0.75 };

/** Passages of one row; their labels within it fit 16 bits, and as many are held in memory while they are written. */
export const SEGMENT = 16_384;

/** Frequencies are kept in steps of this: what each place counts (see postingswriter.ts) is a multiple of it. */
export const STEP = 0.2;

/** A row of the keyword index; see `SCHEMA` in postingswriter.ts. */
export interface PostingsRow {
  segment: number;
  count: number;
  data: Buffer;
}

/** A passage and its BM25. */
export interface Scored {
  label: number;
  score: number;
}

/** The keyword index of a build, for reading. */
export class Postings {
  /** By label: the frequency at which a token counts half. Half of what it can count at most is what 1 / (k1 + 1) is for. */
  readonly #discounts: Float32Array;
  readonly #frequency: Database.Statement<[string]>;
  readonly #rows: Database.Statement<[string]>;

  /** @param labels every label is below this */
  constructor(database: Database.Database, labels: number) {
    this.#frequency = database.prepare('SELECT sum(count) FROM postings WHERE token = ?').pluck();
    this.#rows = database.prepare('SELECT segment, count, data FROM postings WHERE token = ?');
    this.#discounts = discountsOf(readLengths(database, labels));
  }

  /** Number of passages that hold a token. */
  frequency(token: string): number {
    return (this.#frequency.get(token) as number | null) ?? 0;
  }

  /** Labels of the passages that hold all of these tokens, in order; none without a token. */
  withAll(tokens: readonly string[]): number[] {
    const counts = new Map<number, number>();
    for (const token of new Set(tokens))
      for (const { segment, count, data } of this.#rows.iterate(token) as Iterable<PostingsRow>)
        for (let at = 0; at < count; at++) {
          const label = segment * SEGMENT + data.readUInt16LE(at * 2);
          counts.set(label, (counts.get(label) ?? 0) + 1);
        }
    const all = new Set(tokens).size;
    return [...counts].flatMap(([label, count]) => (count === all ? [label] : [])).sort((a, b) => a - b);
  }

  /**
   * BM25 of every passage by label.
   * @param weigh how much a token counts: its rarity
   */
  score(tokens: readonly string[], weigh: (token: string) => number): Float32Array {
    const discounts = this.#discounts;
    const scores = new Float32Array(discounts.length);
    for (const token of new Set(tokens)) {
      const weight = weigh(token) * (BM25.k1 + 1);
      for (const { segment, count, data } of this.#rows.iterate(token) as Iterable<PostingsRow>) {
        const first = segment * SEGMENT;
        for (let at = 0, low = 0; at < count; at++, low += 2) {
          const label = first + ((data[low] as number) | ((data[low + 1] as number) << 8));
          const frequency = (data[count * 2 + at] as number) * STEP;
          scores[label] = (scores[label] as number) + (weight * frequency) / (frequency + (discounts[label] as number));
        }
      }
    }
    return scores;
  }
}

/** Number of tokens by label, 0 for labels that are no passage's (any more). */
function readLengths(database: Database.Database, labels: number): Uint16Array {
  const lengths = new Uint16Array(labels);
  const rows = database.prepare('SELECT segment, data FROM lengths').all() as Omit<PostingsRow, 'count'>[];
  for (const { segment, data } of rows)
    for (let at = 0; at < data.length / 2 && segment * SEGMENT + at < labels; at++)
      lengths[segment * SEGMENT + at] = data.readUInt16LE(at * 2);
  return lengths;
}

function discountsOf(lengths: Uint16Array): Float32Array {
  let [passages, tokens] = [0, 0];
  for (const length of lengths) {
    if (length > 0) passages++;
    tokens += length;
  }
  const mean = tokens / (passages || 1) || 1;
  return Float32Array.from(lengths, (length) => BM25.k1 * (1 - BM25.b + (BM25.b * length) / mean));
}

/**
 * The best of scores above 0, best first.
 * @param order ranges of labels in the order in which ties stand; without it they stand by label
 */
export function best(
  scores: Float32Array,
  limit: number,
  allowed?: Pick<Labels, 'has'>,
  order: readonly Range[] = [{ first: 0, count: scores.length }],
): Scored[] {
  const found: Scored[] = [];
  let least = 0;
  for (const { first, count } of order)
    for (let label = first; label < first + count; label++) {
      const score = scores[label] as number;
      if (score <= least || (allowed && !allowed.has(label))) continue;
      let at = found.length;
      while (at > 0 && (found[at - 1] as Scored).score < score) at--;
      found.splice(at, 0, { label, score });
      if (found.length > limit) found.pop();
      if (found.length === limit) least = (found.at(-1) as Scored).score;
    }
  return found;
}
