import { Labels, type Range } from './labels.ts';
import { Postings } from './postings.ts';
import { similarities } from './quantise.ts';
import type { PassageRecord, ReportRecord } from './records.ts';
import { type CandidateRow, type PassageRow, toPassage, unpackSpans } from './schema.ts';
import { type Database, openDatabase } from './sqlite.ts';

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
  labels: Labels;
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
  /** By file, by UTF-16 code units. */
  readonly reports: readonly ReportRecord[];
  readonly reportsById: ReadonlyMap<string, ReportRecord>;
  /** Labels of the passages of each report, in the order of `reports`. */
  readonly ranges: readonly Range[];
  /** Number of passages. */
  readonly size: number;
  /** Every label is below this. */
  readonly labels: number;
  /** Ids of the reports that look back on a year in a section of its own. */
  readonly lookingBack: ReadonlySet<string>;
  readonly postings: Postings;
  readonly #database: Database.Database;
  readonly #candidate: Database.Statement<[number]>;
  readonly #passage: Database.Statement<[number]>;
  readonly #passagesIn: Database.Statement<[number, number]>;
  /** By report id. */
  readonly #ranges: ReadonlyMap<string, Range>;
  /** By label: the year that a passage looks back on, or 0. */
  readonly #lookBackYears: Int16Array;

  constructor(file: string) {
    this.#database = openDatabase(file, { readonly: true, fileMustExist: true });
    const rows = this.#database.prepare('SELECT first, count, data FROM reports').all() as (Range & { data: string })[];
    const reports = rows.map(({ data, ...range }) => ({ report: JSON.parse(data) as ReportRecord, range }));
    reports.sort((a, b) => (a.report.file < b.report.file ? -1 : 1));
    this.reports = reports.map(({ report }) => report);
    this.reportsById = new Map(this.reports.map((report) => [report.reportId, report]));
    this.#ranges = new Map(reports.map(({ report, range }) => [report.reportId, range]));
    this.size = reports.reduce((sum, { range }) => sum + range.count, 0);
    this.ranges = reports.map(({ range }) => range);
    this.labels = this.ranges.reduce((most, { first, count }) => Math.max(most, first + count), 0);
    this.#passage = this.#database.prepare('SELECT * FROM passages WHERE label = ?');
    this.#passagesIn = this.#database.prepare('SELECT * FROM passages WHERE label >= ? AND label < ? ORDER BY label');
    this.#candidate = this.#database.prepare('SELECT * FROM candidates WHERE label = ?');
    this.#lookBackYears = this.#readLookBackYears();
    this.lookingBack = new Set(
      reports.flatMap(({ report: { reportId }, range: { first, count } }) =>
        this.#lookBackYears.subarray(first, first + count).some((year) => year !== 0) ? [reportId] : [],
      ),
    );
    this.postings = new Postings(this.#database, this.labels);
  }

  #readLookBackYears(): Int16Array {
    const years = new Int16Array(this.labels);
    const rows = this.#database
      .prepare('SELECT label, look_back_year FROM passages WHERE look_back_year IS NOT NULL')
      .raw()
      .iterate() as Iterable<[number, number]>;
    for (const [label, year] of rows) years[label] = year;
    return years;
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
    const { first, count } = this.#range(reportId);
    const next = label + step;
    return next < first || next >= first + count ? undefined : this.passage(next);
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

  /** All passages of a report in the order of the text; of every report, by file, without an id. */
  passages(reportId?: string): PassageRecord[] {
    const ids = reportId === undefined ? this.reports.map((report) => report.reportId) : [reportId];
    return ids.flatMap((id) => {
      const { first, count } = this.#range(id);
      const rows = this.#passagesIn.all(first, first + count) as PassageRow[];
      return rows.map(toPassage);
    });
  }

  /** What passes a filter: the passages' labels, and how many reports they are from. */
  select({ whole, partly, lookBackYear }: PassageFilter): Selection {
    const labels = this.labelsOf(whole);
    const from = new Set(whole.filter((id) => this.#range(id).count > 0));
    for (const id of partly) {
      const { first, count } = this.#range(id);
      for (let label = first; label < first + count; label++)
        if (this.#lookBackYears[label] === lookBackYear) {
          labels.add(label);
          from.add(id);
        }
    }
    return { labels, reports: from.size };
  }

  /** Labels of the passages of some reports. */
  labelsOf(reportIds: readonly string[]): Labels {
    return Labels.of(
      this.labels,
      reportIds.map((id) => this.#range(id)),
    );
  }

  /** Labels in the order of files and places in the text. */
  *inOrder(labels: Labels): Iterable<number> {
    if (labels.size > 0)
      for (const { first, count } of this.ranges)
        for (let label = first; label < first + count; label++) if (labels.has(label)) yield label;
  }

  #range(reportId: string): Range {
    return this.#ranges.get(reportId) as Range;
  }

  close(): void {
    this.#database.close();
  }
}
