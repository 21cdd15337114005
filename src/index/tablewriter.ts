import { fold } from '../language/fold.ts';
import { type Words, wordsOf } from '../language/words.ts';
import { contextOf } from '../passages/context.ts';
import type { Passage } from '../passages/passages.ts';
import type { Range } from './labels.ts';
import type { Tokens } from './postings.ts';
import { packVectors } from './quantise.ts';
import type { PassageRecord, ReportRecord } from './records.ts';
import { type CandidateRow, INDEXES, type PassageRow, packSpans, passageRow, SCHEMA, toPassage } from './schema.ts';
import { type Database, openDatabase } from './sqlite.ts';

/** The tables of a build while they are written: new ones, or a copy of the tables of the build before. */
export class TableWriter {
  readonly database: Database.Database;
  readonly #addReport: Database.Statement;
  readonly #addPassage: Database.Statement;
  readonly #addCandidate: Database.Statement;
  readonly #passage: Database.Statement<[number]>;
  readonly #candidate: Database.Statement<[number]>;
  /** Words of a context, of which many passages in a row have the same. */
  #lastContext: { text: string; tokens: string[] } | undefined;

  constructor(file: string, isNew: boolean) {
    this.database = openDatabase(file);
    this.database.pragma('journal_mode = OFF');
    this.database.pragma('synchronous = OFF');
    if (isNew) this.database.exec(SCHEMA);
    // One transaction for all: an unfinished build is thrown away whole.
    this.database.exec('BEGIN');
    this.#addReport = this.database.prepare('INSERT INTO reports VALUES (?, ?, ?, ?, ?)');
    this.#addPassage = this.database.prepare('INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#addCandidate = this.database.prepare('INSERT INTO candidates VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    this.#passage = this.database.prepare('SELECT * FROM passages WHERE label = ?');
    this.#candidate = this.database.prepare('SELECT * FROM candidates WHERE label = ?');
  }

  /** Adds a report and its passages, which get the labels from `first` on. */
  add(source: string, report: ReportRecord, passages: readonly Passage[], first: number): void {
    const { reportId } = report;
    this.#addReport.run(reportId, source, first, passages.length, JSON.stringify(report));
    for (const [at, passage] of passages.entries())
      this.#addPassage.run(...passageRow({ ...passage, reportId, label: first + at }));
  }

  /** Adds what the ranking reads of a passage. @param vectors of its sentences */
  addCandidate(report: ReportRecord, passage: Passage, label: number, vectors: readonly Float32Array[]): void {
    const { kind, lookBackYear, text, section } = passage;
    const context = fold(contextOf(report, section));
    const sentences = packSpans(passage.sentences);
    this.#addCandidate.run(
      ...[label, report.reportId, kind, lookBackYear, sentences, fold(text), context, packVectors(vectors)],
    );
  }

  /** Reports with the labels of their passages: all of them, or those read by a name. */
  reports(source?: string): { report: ReportRecord; range: Range }[] {
    const where = source === undefined ? '' : 'WHERE source = ?';
    const rows = this.database
      .prepare(`SELECT first, count, data FROM reports ${where} ORDER BY first`)
      .all(...(source === undefined ? [] : [source])) as (Range & { data: string })[];
    return rows.map(({ first, count, data }) => ({
      report: JSON.parse(data) as ReportRecord,
      range: { first, count },
    }));
  }

  passage(label: number): PassageRecord {
    return toPassage(this.#passage.get(label) as PassageRow);
  }

  /** Whether a passage, or its context, holds a folded text. */
  says(label: number, text: string): boolean {
    const { folded, context } = this.#candidate.get(label) as CandidateRow;
    return folded.includes(text) || context.includes(text);
  }

  /** The tokens of a passage whose candidate is there, cut with the dictionary that is loaded. */
  tokens(label: number): Tokens {
    const { folded, context } = this.#candidate.get(label) as CandidateRow;
    if (this.#lastContext?.text !== context) this.#lastContext = { text: context, tokens: all(wordsOf(context)) };
    return { ...wordsOf(folded), context: this.#lastContext.tokens };
  }

  /** To be called when another dictionary is loaded. */
  forgetCuts(): void {
    this.#lastContext = undefined;
  }

  /** Removes a report and its passages. */
  remove({ reportId }: ReportRecord, { first, count }: Range): void {
    this.database.prepare('DELETE FROM reports WHERE id = ?').run(reportId);
    for (const table of ['passages', 'candidates'])
      this.database.prepare(`DELETE FROM ${table} WHERE label >= ? AND label < ?`).run(first, first + count);
  }

  /** Writes what is still in memory, and closes. */
  finish(): void {
    this.database.exec(INDEXES);
    this.database.exec('COMMIT');
    this.close();
  }

  close(): void {
    if (this.database.open) this.database.close();
  }
}

const all = ({ words, bigrams }: Words) => [...words, ...bigrams];
