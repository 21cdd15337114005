import { wordsOf } from '../language/words.ts';
import { contextOf } from '../passages/context.ts';
import type { Span } from '../reports/text.ts';
import { packVectors, similarities } from './quantise.ts';
import type { PassageRecord, ReportRecord } from './records.ts';
import { type Database, openDatabase } from './sqlite.ts';

/**
 * `words`, `bigrams` and `context` (title and headings, words and bigrams) hold tokens that language/words cut,
 * separated by spaces. A contentless table with `detail=full`: smaller details break column filters or bm25().
 */
const SCHEMA = `
  CREATE TABLE reports (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE passages (
    label INTEGER PRIMARY KEY, report TEXT NOT NULL, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, section TEXT NOT NULL,
    paragraph INTEGER NOT NULL, line INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    deletions TEXT NOT NULL, text TEXT NOT NULL, look_back_year INTEGER, sentences TEXT NOT NULL, vectors BLOB NOT NULL);
  CREATE INDEX passages_by_report ON passages (report);
  CREATE VIRTUAL TABLE tokens USING fts5 (
    words, bigrams, context, content='', detail=full, tokenize="unicode61 remove_diacritics 0 tokenchars '.%‰'");
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab (tokens, 'row');
`;

/** Writes reports, passages and their keyword index into a new SQLite file. Labels must be 0, 1, 2, … */
export function writeTables(
  file: string,
  reports: readonly ReportRecord[],
  passages: readonly PassageRecord[],
  sentenceVectors: (label: number) => Float32Array[],
): void {
  const database = openDatabase(file);
  try {
    database.pragma('journal_mode = OFF');
    database.exec(SCHEMA);
    database.transaction(() => {
      const titles = new Map(reports.map(({ reportId, title }) => [reportId, title]));
      const addReport = database.prepare('INSERT INTO reports VALUES (?, ?)');
      for (const report of reports) addReport.run(report.reportId, JSON.stringify(report));
      const addPassage = database.prepare('INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
      const addTokens = database.prepare('INSERT INTO tokens (rowid, words, bigrams, context) VALUES (?, ?, ?, ?)');
      for (const passage of passages) {
        addPassage.run(...passageRow(passage), packVectors(sentenceVectors(passage.label)));
        const { words, bigrams } = wordsOf(passage.text);
        const context = wordsOf(contextOf(titles.get(passage.reportId) ?? '', passage.section));
        const contextTokens = [...context.words, ...context.bigrams];
        addTokens.run(passage.label, words.join(' '), bigrams.join(' '), contextTokens.join(' '));
      }
    })();
    database.exec("INSERT INTO tokens (tokens) VALUES ('optimize')");
  } finally {
    database.close();
  }
}

function passageRow(passage: PassageRecord): unknown[] {
  const { label, reportId, id, kind, section, paragraph, line, start, end, deletions, text, lookBackYear } = passage;
  const sentences = packSpans(passage.sentences);
  const place = [JSON.stringify(section), paragraph, line, start, end];
  return [label, reportId, id, kind, ...place, packSpans(deletions), text, lookBackYear, sentences];
}

interface PassageRow {
  label: number;
  report: string;
  id: string;
  kind: PassageRecord['kind'];
  section: string;
  paragraph: number;
  line: number;
  start: number;
  end: number;
  deletions: string;
  text: string;
  look_back_year: number | null;
  sentences: string;
  vectors: Buffer;
}

const packSpans = (spans: readonly Span[]) => JSON.stringify(spans.map(({ start, end }) => [start, end]));
const unpackSpans = (json: string): Span[] =>
  (JSON.parse(json) as [number, number][]).map(([start, end]) => ({ start, end }));

function toPassage({
  report,
  section,
  deletions,
  look_back_year,
  sentences,
  vectors: _,
  ...row
}: PassageRow): PassageRecord {
  return {
    ...row,
    reportId: report,
    section: JSON.parse(section) as string[],
    deletions: unpackSpans(deletions),
    sentences: unpackSpans(sentences),
    lookBackYear: look_back_year,
  };
}

/** Labels a search is limited to: passages of these reports, or only their look-backs on a year. */
export interface PassageFilter {
  /** Report ids all of whose passages count. */
  whole: string[];
  /** Report ids of which only the passages that look back on `lookBackYear` count. */
  partly: string[];
  lookBackYear: number | null;
}

/** A token as FTS5 takes it literally. */
const quoted = (token: string) => `"${token.replaceAll('"', '')}"`;

/** The passages that a search is limited to. */
export interface Selection {
  labels: Set<number>;
  reports: number;
}

/** The tables of a build, opened for reading. */
export class Tables {
  readonly reports: readonly ReportRecord[];
  readonly size: number;
  readonly #database: Database.Database;
  readonly #passage: Database.Statement<[number]>;
  readonly #frequency: Database.Statement<[string]>;

  constructor(file: string) {
    this.#database = openDatabase(file, { readonly: true, fileMustExist: true });
    const rows = this.#database.prepare('SELECT data FROM reports').all() as { data: string }[];
    const reports = rows.map(({ data }) => JSON.parse(data) as ReportRecord);
    this.reports = reports.sort((a, b) => (a.file < b.file ? -1 : 1));
    this.size = (this.#database.prepare('SELECT count(*) AS n FROM passages').get() as { n: number }).n;
    this.#passage = this.#database.prepare('SELECT * FROM passages WHERE label = ?');
    this.#frequency = this.#database.prepare('SELECT doc FROM vocabulary WHERE term = ?');
  }

  passage(label: number): PassageRecord {
    return toPassage(this.#passage.get(label) as PassageRow);
  }

  /** The passage with this id, or undefined. */
  find(id: string): PassageRecord | undefined {
    const row = this.#database.prepare('SELECT * FROM passages WHERE id = ?').get(id) as PassageRow | undefined;
    return row && toPassage(row);
  }

  /** The passage `step` places on in the same report (-1: the one before), or undefined at its ends. */
  neighbour({ label, reportId }: PassageRecord, step: 1 | -1): PassageRecord | undefined {
    const row = this.#database
      .prepare('SELECT * FROM passages WHERE label = ? AND report = ?')
      .get(label + step, reportId) as PassageRow | undefined;
    return row && toPassage(row);
  }

  /** Labels of the passages that hold all of these tokens; of all passages without a token. */
  labelsWith(tokens: readonly string[]): number[] {
    if (tokens.length === 0) return this.#database.prepare('SELECT label FROM passages').pluck().all() as number[];
    const match = tokens.map(quoted).join(' AND ');
    return this.#database.prepare('SELECT rowid FROM tokens WHERE tokens MATCH ?').pluck().all(match) as number[];
  }

  /** Cosines of a unit-length vector and each sentence of a passage. */
  sentenceSimilarities(label: number, vector: Float32Array): number[] {
    return similarities((this.#passage.get(label) as PassageRow).vectors, vector);
  }

  /** All passages of a report in the order of the text; of every report without an id. */
  passages(reportId?: string): PassageRecord[] {
    const where = reportId === undefined ? '' : 'WHERE report = ?';
    const rows = this.#database.prepare(`SELECT * FROM passages ${where} ORDER BY label`);
    return (rows.all(...(reportId === undefined ? [] : [reportId])) as PassageRow[]).map(toPassage);
  }

  /** What passes a filter: the passages' labels, and how many reports they are from. */
  select({ whole, partly, lookBackYear }: PassageFilter): Selection {
    const rows = this.#database
      .prepare(
        `SELECT label, report FROM passages WHERE report IN (SELECT value FROM json_each(?))
         OR (look_back_year = ? AND report IN (SELECT value FROM json_each(?)))`,
      )
      .all(JSON.stringify(whole), lookBackYear, JSON.stringify(partly)) as { label: number; report: string }[];
    return { labels: new Set(rows.map(({ label }) => label)), reports: new Set(rows.map(({ report }) => report)).size };
  }

  /** Number of passages that hold a token anywhere. */
  documentFrequency(token: string): number {
    return (this.#frequency.get(token) as { doc: number } | undefined)?.doc ?? 0;
  }

  /**
   * Passages that hold any of the tokens, best first by BM25 (higher is better); ties by label.
   * @param weights of the columns words, bigrams and context
   */
  keywordSearch(
    tokens: readonly string[],
    {
      limit,
      weights,
      allowed,
    }: { limit: number; weights: [number, number, number]; allowed?: Set<number> | undefined },
  ): { label: number; score: number }[] {
    if (tokens.length === 0) return [];
    const match = tokens.map(quoted).join(' OR ');
    const inside = allowed ? 'AND rowid IN (SELECT value FROM json_each(?))' : '';
    return this.#database
      .prepare(
        `SELECT rowid AS label, -bm25(tokens, ?, ?, ?) AS score FROM tokens WHERE tokens MATCH ? ${inside}
         ORDER BY score DESC, rowid LIMIT ?`,
      )
      .all(...weights, match, ...(allowed ? [JSON.stringify([...allowed])] : []), limit) as {
      label: number;
      score: number;
    }[];
  }

  close(): void {
    this.#database.close();
  }
}
