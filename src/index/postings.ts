import type { Database } from './sqlite.ts';

/** Tokens of a passage by where they stand. */
export interface Tokens {
  words: readonly string[];
  bigrams: readonly string[];
  /** Of title and headings, words and bigrams. */
  context: readonly string[];
}

/** How much a token counts by where it stands. */
const WEIGHTS: Record<keyof Tokens, number> = { words: 1, bigrams: 0.4, context: 0.6 };

/** BM25's usual constants (Robertson & Zaragoza 2009): how soon more of a word stops counting, and how much length counts. */
const BM25 = { k1: 1.2, b: 0.75 };

/** Largest impact: a word that a passage repeats without end. */
const MOST_IMPACT = BM25.k1 + 1;

/** Passages of one row; their labels within it fit 16 bits, and as many are held in memory while they are written. */
const SEGMENT = 16_384;

/**
 * The keyword index: a row for each token and segment of passages, in which the labels (16 bits each, from the beginning of
 * the segment) are followed by the impacts (8 bits each: the token's share of BM25 there before its rarity).
 */
const SCHEMA = `
  CREATE TABLE postings (token TEXT NOT NULL, segment INTEGER NOT NULL, count INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (token, segment)) WITHOUT ROWID;
`;

/**
 * Writes the keyword index of passages.
 * @param tokensOf the tokens of a label
 * @param size number of passages; labels are 0 to `size` - 1
 */
export function writePostings(database: Database.Database, size: number, tokensOf: (label: number) => Tokens): void {
  database.exec(SCHEMA);
  const insert = database.prepare('INSERT INTO postings VALUES (?, ?, ?, ?)');
  let [read, length] = [0, 0];
  for (let first = 0, segment = 0; first < size; first += SEGMENT, segment++) {
    const passages: { label: number; length: number; frequencies: Map<string, number> }[] = [];
    for (let label = first; label < Math.min(size, first + SEGMENT); label++) {
      const tokens = tokensOf(label);
      passages.push({ label, length: tokens.words.length + tokens.bigrams.length, frequencies: frequenciesOf(tokens) });
      read++;
      length += tokens.words.length + tokens.bigrams.length;
    }
    // The mean length so far: later segments are not read yet, and change it little.
    for (const [token, row] of rowsOf(passages, length / read, first))
      insert.run(token, segment, row.labels.length, pack(row));
  }
}

function frequenciesOf(tokens: Tokens): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const place of Object.keys(WEIGHTS) as (keyof Tokens)[])
    for (const token of tokens[place]) frequencies.set(token, (frequencies.get(token) ?? 0) + WEIGHTS[place]);
  return frequencies;
}

interface Row {
  labels: number[];
  impacts: number[];
}

function rowsOf(
  passages: readonly { label: number; length: number; frequencies: Map<string, number> }[],
  meanLength: number,
  first: number,
): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { label, length, frequencies } of passages) {
    const discount = BM25.k1 * (1 - BM25.b + (BM25.b * length) / (meanLength || 1));
    for (const [token, frequency] of frequencies) {
      let row = rows.get(token);
      if (!row) {
        row = { labels: [], impacts: [] };
        rows.set(token, row);
      }
      row.labels.push(label - first);
      row.impacts.push(Math.max(1, Math.round((255 * frequency) / (frequency + discount))));
    }
  }
  return rows;
}

function pack({ labels, impacts }: Row): Buffer {
  const data = Buffer.alloc(labels.length * 3);
  for (const [at, label] of labels.entries()) data.writeUInt16LE(label, at * 2);
  data.set(impacts, labels.length * 2);
  return data;
}

/** A passage and its BM25. */
export interface Scored {
  label: number;
  score: number;
}

/** The keyword index of a build, for reading. */
export class Postings {
  readonly #size: number;
  readonly #frequency: Database.Statement<[string]>;
  readonly #rows: Database.Statement<[string]>;

  constructor(database: Database.Database, size: number) {
    this.#size = size;
    this.#frequency = database.prepare('SELECT sum(count) FROM postings WHERE token = ?').pluck();
    this.#rows = database.prepare('SELECT segment, count, data FROM postings WHERE token = ?');
  }

  /** Number of passages that hold a token. */
  frequency(token: string): number {
    return (this.#frequency.get(token) as number | null) ?? 0;
  }

  /** Labels of the passages that hold all of these tokens, in order; none without a token. */
  withAll(tokens: readonly string[]): number[] {
    const counts = new Map<number, number>();
    for (const token of new Set(tokens)) this.#each(token, (label) => counts.set(label, (counts.get(label) ?? 0) + 1));
    const all = new Set(tokens).size;
    return [...counts].flatMap(([label, count]) => (count === all ? [label] : [])).sort((a, b) => a - b);
  }

  /**
   * BM25 of every passage by label.
   * @param weigh how much a token counts: its rarity
   */
  score(tokens: readonly string[], weigh: (token: string) => number): Float32Array {
    const scores = new Float32Array(this.#size);
    for (const token of new Set(tokens)) {
      const unit = (weigh(token) * MOST_IMPACT) / 255;
      this.#each(token, (label, impact) => {
        scores[label] = (scores[label] as number) + unit * impact;
      });
    }
    return scores;
  }

  #each(token: string, take: (label: number, impact: number) => void): void {
    for (const { segment, count, data } of this.#rows.iterate(token) as Iterable<PostingsRow>) {
      const first = segment * SEGMENT;
      for (let at = 0; at < count; at++)
        take(first + ((data[at * 2] as number) | ((data[at * 2 + 1] as number) << 8)), data[count * 2 + at] as number);
    }
  }
}

interface PostingsRow {
  segment: number;
  count: number;
  data: Buffer;
}

/** The best of scores above 0, best first; ties by label. */
export function best(scores: Float32Array, limit: number, allowed?: ReadonlySet<number>): Scored[] {
  const found: Scored[] = [];
  let least = 0;
  for (let label = 0; label < scores.length; label++) {
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
