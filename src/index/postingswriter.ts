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

/** What changes in the keyword index: labels with the tokens that they had, and with those that they have. */
export interface PostingsChange {
  removed: ReadonlyMap<number, Tokens>;
  added: ReadonlyMap<number, Tokens>;
}

/** Changes a keyword index. */
export function changePostings(database: Database.Database, { removed, added }: PostingsChange): void {
  const segmentOf = (label: number) => Math.floor(label / SEGMENT);
  const segments = new Set([...removed.keys(), ...added.keys()].map(segmentOf));
  for (const segment of segments) {
    const within = (some: ReadonlyMap<number, Tokens>) =>
      [...some]
        .filter(([label]) => segmentOf(label) === segment)
        .map(([label, tokens]): [number, Tokens] => [label - segment * SEGMENT, tokens]);
    const [gone, come] = [within(removed), within(added)];
    changeLengths(database, segment, gone, come);
    changeRows(database, segment, rowsOf(gone), rowsOf(come));
  }
}

type Placed = readonly (readonly [number, Tokens])[];

function changeLengths(database: Database.Database, segment: number, gone: Placed, come: Placed): void {
  const before = database.prepare('SELECT data FROM lengths WHERE segment = ?').pluck().get(segment) as
    | Buffer
    | undefined;
  const size = Math.max((before?.length ?? 0) / 2, ...come.map(([at]) => at + 1));
  const after = Buffer.alloc(size * 2);
  before?.copy(after);
  for (const [at] of gone) after.writeUInt16LE(0, at * 2);
  for (const [at, tokens] of come) after.writeUInt16LE(lengthIn(tokens), at * 2);
  database.prepare('INSERT OR REPLACE INTO lengths VALUES (?, ?)').run(segment, after);
}

function changeRows(
  database: Database.Database,
  segment: number,
  gone: Map<string, Row>,
  come: Map<string, Row>,
): void {
  const read = database.prepare('SELECT count, data FROM postings WHERE token = ? AND segment = ?');
  const write = database.prepare('INSERT OR REPLACE INTO postings VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM postings WHERE token = ? AND segment = ?');
  for (const token of [...new Set([...gone.keys(), ...come.keys()])].sort()) {
    const frequencies = unpack(read.get(token, segment) as PostingsRow | undefined);
    for (const at of gone.get(token)?.labels ?? []) frequencies.delete(at);
    const row = come.get(token);
    for (const [place, at] of (row?.labels ?? []).entries()) frequencies.set(at, row?.frequencies[place] as number);
    const labels = Uint16Array.from(frequencies.keys()).sort();
    const inOrder = Uint8Array.from(labels, (at) => frequencies.get(at) as number);
    if (labels.length > 0) write.run(token, segment, labels.length, pack(labels, inOrder));
    else remove.run(token, segment);
  }
}

const lengthIn = ({ words, bigrams }: Tokens) => Math.min(LONGEST, words.length + bigrams.length);

function rowsOf(passages: Placed): Map<string, Row> {
  const rows = new SegmentRows();
  for (const [at, tokens] of passages) rows.add(at, tokens);
  return new Map([...rows.rows()].map((row) => [row.token, row]));
}

function pack(labels: Uint16Array, frequencies: Uint8Array): Buffer {
  const data = Buffer.allocUnsafe(labels.length * 3);
  for (let at = 0; at < labels.length; at++) data.writeUInt16LE(labels[at] as number, at * 2);
  data.set(frequencies, labels.length * 2);
  return data;
}

function unpack(row: PostingsRow | undefined): Map<number, number> {
  const frequencies = new Map<number, number>();
  if (row)
    for (let at = 0; at < row.count; at++)
      frequencies.set(row.data.readUInt16LE(at * 2), row.data[row.count * 2 + at] as number);
  return frequencies;
}
