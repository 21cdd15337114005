import { type PostingsRow, SEGMENT, type Tokens } from './postings.ts';
import { type Row, SegmentRows } from './segmentrows.ts';
import type { Database } from './sqlite.ts';

/** Most tokens that a passage's length is told of. */
const LONGEST = 0xffff;

/**
 * The keyword index: a row for each token and segment of passages, in which the labels (16 bits each, from the beginning of
 * the segment, ascending) are followed by the frequencies (8 bits each, in steps). Lengths are the numbers of tokens of a
 * segment's passages (16 bits each). Both are of the passage alone: what others do to its score is reckoned when it is read.
 */
const SCHEMA = `
  CREATE TABLE postings (token TEXT NOT NULL, segment INTEGER NOT NULL, count INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (token, segment)) WITHOUT ROWID;
  CREATE TABLE lengths (segment INTEGER PRIMARY KEY, data BLOB NOT NULL);
`;

/** Writes a new keyword index, passage by passage. */
export class PostingsWriter {
  readonly #insert: Database.Statement;
  readonly #insertLengths: Database.Statement;
  #segment = 0;
  #rows = new SegmentRows();
  /** Number of tokens of the passages of the segment. */
  #lengths: number[] = [];

  constructor(database: Database.Database) {
    database.exec(SCHEMA);
    this.#insert = database.prepare('INSERT INTO postings VALUES (?, ?, ?, ?)');
    this.#insertLengths = database.prepare('INSERT INTO lengths VALUES (?, ?)');
  }

  /** Adds the next passage: labels are 0, 1, 2, … */
  add(tokens: Tokens): void {
    if (this.#lengths.length === SEGMENT) this.finish();
    this.#rows.add(this.#lengths.length, tokens);
    this.#lengths.push(lengthIn(tokens));
  }

  /** Writes what is still in memory. */
  finish(): void {
    for (const { token, labels, frequencies } of this.#rows.rows())
      this.#insert.run(token, this.#segment, labels.length, pack(labels, frequencies));
    this.#insertLengths.run(this.#segment, Buffer.from(Uint16Array.from(this.#lengths).buffer));
    this.#segment++;
    this.#rows = new SegmentRows();
    this.#lengths = [];
  }
}

/**
 * Changes the part of a keyword index that is about one segment. Labels are taken out wherever they stand, for the
 * dictionary that cut their passages may be another by now.
 * @param removed labels, from the beginning of the segment
 * @param added tokens of passages by such labels, ascending; they may have been there before if they are among `removed`
 */
export function changeSegment(
  database: Database.Database,
  segment: number,
  removed: ReadonlySet<number>,
  added: readonly (readonly [number, Tokens])[],
): void {
  changeLengths(database, segment, removed, added);
  const come = new SegmentRows();
  for (const [at, tokens] of added) come.add(at, tokens);
  const rows = new Map([...come.rows()].map((row) => [row.token, row]));
  const write = database.prepare('INSERT OR REPLACE INTO postings VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM postings WHERE token = ? AND segment = ?');
  for (const { token, count, data } of rowsOf(database, segment)) {
    const row = rows.get(token);
    const left = without({ count, data }, removed);
    rows.delete(token);
    if (!row && left.length === count) continue;
    const merged = [...left, ...pairsOf(row)].sort(([a], [b]) => a - b);
    if (merged.length > 0) write.run(token, segment, merged.length, packPairs(merged));
    else remove.run(token, segment);
  }
  for (const [token, { labels, frequencies }] of rows)
    write.run(token, segment, labels.length, pack(labels, frequencies));
}

/** Rows that are read at once while others are written. */
const READ_AT_ONCE = 1000;

type TokenRow = Pick<PostingsRow, 'count' | 'data'> & { token: string };

function* rowsOf(database: Database.Database, segment: number): Iterable<TokenRow> {
  const read = database.prepare(
    `SELECT token, count, data FROM postings WHERE segment = ? AND token > ? ORDER BY token LIMIT ${READ_AT_ONCE}`,
  );
  for (let last = ''; ; ) {
    const rows = read.all(segment, last) as TokenRow[];
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    last = end.token;
  }
}

/** A label and its frequency. */
type Pair = [number, number];

function without({ count, data }: Pick<PostingsRow, 'count' | 'data'>, removed: ReadonlySet<number>): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at < count; at++) {
    const label = data.readUInt16LE(at * 2);
    if (!removed.has(label)) pairs.push([label, data[count * 2 + at] as number]);
  }
  return pairs;
}

const pairsOf = (row: Row | undefined): Pair[] =>
  row ? Array.from(row.labels, (label, at) => [label, row.frequencies[at] as number]) : [];

const packPairs = (pairs: readonly Pair[]) =>
  pack(
    Uint16Array.from(pairs, ([label]) => label),
    Uint8Array.from(pairs, ([, frequency]) => frequency),
  );

function changeLengths(
  database: Database.Database,
  segment: number,
  removed: ReadonlySet<number>,
  added: readonly (readonly [number, Tokens])[],
): void {
  const before = database.prepare('SELECT data FROM lengths WHERE segment = ?').pluck().get(segment) as
    | Buffer
    | undefined;
  const size = Math.max((before?.length ?? 0) / 2, (added.at(-1)?.[0] ?? -1) + 1);
  const after = Buffer.alloc(size * 2);
  before?.copy(after);
  for (const at of removed) after.writeUInt16LE(0, at * 2);
  for (const [at, tokens] of added) after.writeUInt16LE(lengthIn(tokens), at * 2);
  database.prepare('INSERT OR REPLACE INTO lengths VALUES (?, ?)').run(segment, after);
}

const lengthIn = ({ words, bigrams }: Tokens) => Math.min(LONGEST, words.length + bigrams.length);

function pack(labels: Uint16Array, frequencies: Uint8Array): Buffer {
  const data = Buffer.allocUnsafe(labels.length * 3);
  for (let at = 0; at < labels.length; at++) data.writeUInt16LE(labels[at] as number, at * 2);
  data.set(frequencies, labels.length * 2);
  return data;
}
