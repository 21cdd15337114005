import type { Span } from '../reports/text.ts';
import type { PassageRecord } from './records.ts';

/**
 * The tables of a build. The passages of a report have labels in a row, from `first` on. `candidates` holds what the
 * ranking reads of a passage, in a form that takes no work; `source` is the name that the report was read by.
 */
export const SCHEMA = `
  CREATE TABLE reports (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, data TEXT NOT NULL)
    WITHOUT ROWID;
  CREATE TABLE passages (
    label INTEGER PRIMARY KEY, report TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, section TEXT NOT NULL,
    paragraph INTEGER NOT NULL, line INTEGER NOT NULL, page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL,
    deletions TEXT NOT NULL, text TEXT NOT NULL, look_back_year INTEGER, sentences TEXT NOT NULL);
  CREATE TABLE candidates (
    label INTEGER PRIMARY KEY, report TEXT NOT NULL, kind TEXT NOT NULL, look_back_year INTEGER, sentences TEXT NOT NULL,
    folded TEXT NOT NULL, context TEXT NOT NULL, vectors BLOB NOT NULL);
`;

/** Made once the rows are there, which is faster. Passages are found by their ids within a set, where these are not made from the report's. */
export const INDEXES = `
  CREATE UNIQUE INDEX IF NOT EXISTS passages_by_id ON passages (id);
  CREATE INDEX IF NOT EXISTS looking_back ON passages (label, look_back_year) WHERE look_back_year IS NOT NULL;
`;

/** A row of `passages`. */
export interface PassageRow {
  label: number;
  report: string;
  id: string;
  kind: PassageRecord['kind'];
  section: string;
  paragraph: number;
  line: number;
  page: number | null;
  start: number;
  end: number;
  deletions: string;
  text: string;
  look_back_year: number | null;
  sentences: string;
}

/** A row of `candidates`, without its label. */
export interface CandidateRow {
  report: string;
  kind: PassageRecord['kind'];
  look_back_year: number | null;
  sentences: string;
  folded: string;
  context: string;
  vectors: Buffer;
}

export const packSpans = (spans: readonly Span[]): string =>
  JSON.stringify(spans.map(({ start, end }) => [start, end]));

export const unpackSpans = (json: string): Span[] =>
  (JSON.parse(json) as [number, number][]).map(([start, end]) => ({ start, end }));

/** The values of a passage's row, in the order of the columns. */
export function passageRow(passage: PassageRecord): unknown[] {
  const { label, reportId, id, kind, section, paragraph, line, page, start, end } = passage;
  const { deletions, text, lookBackYear, sentences } = passage;
  const place = [JSON.stringify(section), paragraph, line, page, start, end];
  return [
    ...[label, reportId, id, kind, ...place],
    ...[packSpans(deletions), text, lookBackYear, packSpans(sentences)],
  ];
}

export function toPassage({
  report,
  section,
  deletions,
  look_back_year,
  sentences,
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
