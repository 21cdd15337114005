import { fold } from '../language/fold.ts';
import { wordsOf } from '../language/words.ts';
import { contextOf } from '../passages/context.ts';
import type { Span } from '../reports/text.ts';
import { Postings, writePostings } from './postings.ts';
import { packVectors, similarities } from './quantise.ts';
import type { PassageRecord, ReportRecord } from './records.ts';
import { type Database, openDatabase } from './sqlite.ts';

/** `candidates` holds what the ranking reads of a passage, in a form that takes no work. */
const SCHEMA = `
  CREATE TABLE reports (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE passages (
    label INTEGER PRIMARY KEY, report TEXT NOT NULL, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, section TEXT NOT NULL,
    paragraph INTEGER NOT NULL, line INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    deletions TEXT NOT NULL, text TEXT NOT NULL, look_back_year INTEGER, sentences TEXT NOT NULL);
  CREATE TABLE candidates (
    label INTEGER PRIMARY KEY, report TEXT NOT NULL, kind TEXT NOT NULL, look_back_year INTEGER, sentences TEXT NOT NULL,
    folded TEXT NOT NULL, context TEXT NOT NULL, vectors BLOB NOT NULL);
  CREATE INDEX passages_by_report ON passages (report);
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
      const origins = new Map(reports.map((report) => [report.reportId, report]));
      const addReport = database.prepare('INSERT INTO reports VALUES (?, ?)');
      for (const report of reports) addReport.run(report.reportId, JSON.stringify(report));
      const addPassage = database.prepare('INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
      const addCandidate = database.prepare('INSERT INTO candidates VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
      const contexts = passages.map(({ reportId, section }) =>
        fold(contextOf(origins.get(reportId) as ReportRecord, section)),
      );
      for (const passage of passages) {
        const { label, reportId, kind, lookBackYear, text } = passage;
        addPassage.run(...passageRow(passage));
        const sentences = packSpans(passage.sentences);
        const vectors = packVectors(sentenceVectors(label));
        addCandidate.run(label, reportId, kind, lookBackYear, sentences, fold(text), contexts[label], vectors);
      }
      writePostings(database, passages.length, (label) => {
        const context = wordsOf(contexts[label] as string);
        return { ...wordsOf((passages[label] as PassageRecord).text), context: [...context.words, ...context.bigrams] };
      });
    })();
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
}

interface CandidateRow {
  report: string;
  kind: PassageRecord['kind'];
  look_back_year: number | null;
  sentences: string;
  folded: string;
  context: string;
  vectors: Buffer;
}

const packSpans = (spans: readonly Span[]) => JSON.stringify(spans.map(({ start, end }) => [start, end]));
const unpackSpans = (json: string): Span[] =>
  (JSON.parse(json) as [number, number][]).map(([start, end]) => ({ start, end }));

function toPassage({ report, section, deletions, look_back_year, sentences, ...row }: PassageRow): PassageRecord {
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

/** The passages that a search is limited to. */
export interface Selection {
  labels: Set<number>;
  reports: number;
}

/** What the ranking looks at of a passage, beside a question's vector. */
export interface Candidate extends Pick<PassageRecord, 'label' | 'reportId' | 'kind' | 'lookBackYear' | 'sentences'> {
  /** The passage's text folded: the same offsets. */
  folded: string;
  /** Place, year, title and headings, folded. */
  context: string;
  /** Cosines of the vector and each sentence. */
  sentenceSimilarities: number[];
}

/** The tables of a build, opened for reading. */
export class Tables {
  readonly reports: readonly ReportRecord[];
  readonly reportsById: ReadonlyMap<string, ReportRecord>;
  readonly size: number;
  /** Ids of the reports that look back on a year in a section of its own. */
  readonly lookingBack: ReadonlySet<string>;
  readonly postings: Postings;
  readonly #database: Database.Database;
  readonly #candidate: Database.Statement<[number]>;
  readonly #passage: Database.Statement<[number]>;

  constructor(file: string) {
    this.#database = openDatabase(file, { readonly: true, fileMustExist: true });
    const rows = this.#database.prepare('SELECT data FROM reports').all() as { data: string }[];
    const reports = rows.map(({ data }) => JSON.parse(data) as ReportRecord);
    this.reports = reports.sort((a, b) => (a.file < b.file ? -1 : 1));
    this.reportsById = new Map(reports.map((report) => [report.reportId, report]));
    this.size = (this.#database.prepare('SELECT count(*) AS n FROM passages').get() as { n: number }).n;
    this.#passage = this.#database.prepare('SELECT * FROM passages WHERE label = ?');
    this.#candidate = this.#database.prepare('SELECT * FROM candidates WHERE label = ?');
    const lookingBack = this.#database.prepare(
      'SELECT DISTINCT report FROM candidates WHERE look_back_year IS NOT NULL',
    );
    this.lookingBack = new Set(lookingBack.pluck().all() as string[]);
    this.postings = new Postings(this.#database, this.size);
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

  /** What the ranking looks at of a passage. */
  candidate(label: number, vector: Float32Array): Candidate {
    const { report, kind, look_back_year, sentences, folded, context, vectors } = this.#candidate.get(
      label,
    ) as CandidateRow;
    return {
      ...{ label, reportId: report, kind, lookBackYear: look_back_year, folded, context },
      sentences: unpackSpans(sentences),
      sentenceSimilarities: similarities(vectors, vector),
    };
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

  /** Labels of the passages of some reports. */
  labelsOf(reportIds: readonly string[]): number[] {
    const rows = this.#database.prepare('SELECT label FROM passages WHERE report IN (SELECT value FROM json_each(?))');
    return rows.pluck().all(JSON.stringify(reportIds)) as number[];
  }

  close(): void {
    this.#database.close();
  }
}
