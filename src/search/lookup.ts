import type { PassageRecord, ReportRecord } from '../index/records.ts';
import type { Tables } from '../index/tables.ts';
import { fold } from '../language/fold.ts';
import type { Span } from '../reports/text.ts';
import { filterOf } from './filter.ts';
import type { Request } from './question.ts';
import { byPlace, searchedOf } from './search.ts';

/** A passage that holds all the words, with their places in its text. */
export interface Match {
  passage: PassageRecord;
  report: ReportRecord;
  spans: Span[];
}

/** What a look-up found, and what it went through. */
export interface Lookup {
  matches: Match[];
  searched: { reports: number; passages: number };
}

/**
 * Every passage that holds all the words literally (in either script, any width and case), newest report first; reports
 * without a date come last, and ties go by file and place in the text.
 * @param words separated by white space
 * @throws KaojuError `bad_use` where the request names a report that is not there
 */
export function lookUp(tables: Tables, words: string, limits: Omit<Request, 'question'>): Lookup {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  const filter = filterOf(tables.reports, { question: words, ...limits });
  const selection = filter && tables.select(filter);
  const allowed = selection?.labels;
  const candidates = wanted.length === 0 ? [] : labelsWith(tables, wanted.flatMap(pairsOf));
  const matches = candidates.flatMap((label) => {
    if (allowed && !allowed.has(label)) return [];
    const passage = tables.passage(label);
    const spans = placesOf(fold(passage.text), wanted);
    const report = tables.reportsById.get(passage.reportId);
    return spans && report ? [{ passage, report, spans }] : [];
  });
  matches.sort((a, b) => newestFirst(a.report, b.report) || byPlace({ ...a.passage, ...a }, { ...b.passage, ...b }));
  return { matches, searched: searchedOf(tables, selection) };
}

const labelsWith = (tables: Tables, pairs: readonly string[]) =>
  pairs.length > 0
    ? tables.postings.withAll(pairs)
    : [...tables.labelsOf(tables.reports.map(({ reportId }) => reportId))];

/** Pairs of Han characters that any passage with the word holds; none for a word too short or in Latin script. */
function pairsOf(word: string): string[] {
  return (word.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
}

function placesOf(folded: string, wanted: readonly string[]): Span[] | undefined {
  const spans: Span[] = [];
  for (const word of wanted) {
    const start = folded.indexOf(word);
    if (start < 0) return undefined;
    spans.push({ start, end: start + word.length });
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Compares by stated date, then by year; a day without a year has neither. */
function newestFirst(a: ReportRecord, b: ReportRecord): number {
  const key = ({ date, year }: ReportRecord) => (date && !date.startsWith('--') ? date : String(year ?? ''));
  return key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0;
}
