import type { PassageRecord, ReportRecord } from '../index/records.ts';
import type { MissingReport } from '../search/filter.ts';
import type { Query, Request } from '../search/question.ts';
import type { Hit, SearchResult } from '../search/search.ts';
import { confidenceOf, type Status, signsOf, statusOf } from './confidence.ts';
import { distinctHits } from './distinct.ts';
import { evidenceOf } from './evidence.ts';

/** A passage shown as evidence, with all that is needed to check it. */
export interface Citation {
  /** From 1, in the order of the answer. */
  n: number;
  passageId: string;
  file: string;
  reportId: string;
  title: string;
  region: string | null;
  date: string | null;
  year: number | null;
  section: string[];
  paragraph: number;
  line: number;
  /** Page of a PDF, from 1, on which the passage begins. */
  page: number | null;
  /** Span in the decoded source file, UTF-16. */
  start: number;
  end: number;
  kind: 'prose' | 'caption' | 'header';
  text: string;
  /** Spans of `text` that answer. */
  evidence: [number, number][];
  score: number;
}

/** The answer to a question, as `ask --json` prints it. */
export interface Answer {
  question: string;
  status: Status;
  /** Probability that the first citation (with not_found the first of `nearest`) answers the question. */
  confidence: number;
  /** One or two verbatim sentences of the best citation; null with not_found. */
  answer: string | null;
  citations: Citation[];
  /** With not_found: what came nearest, in place of citations. */
  nearest?: Citation[];
  searched: { reports: number; passages: number; build: string };
  /** With not_found: places and years asked for of which there is no report. */
  missing?: MissingReport[];
  /** Of a question that leans on the one before it: what was carried over from there, and what it replaces. */
  understood?: NonNullable<Query['carried']>;
  /** Milliseconds. */
  ms: { embed: number; search: number; total: number };
}

/** Makes an answer of what a search found. `k` is the number of citations. */
export function composeAnswer(
  request: Pick<Request, 'question'>,
  found: SearchResult & { query: Query },
  about: { k: number; build: string; ms: Answer['ms'] },
): Answer {
  const { query, terms } = found;
  const [best, second] = found.hits;
  // A question without a word (!!!, 1) asks nothing.
  const isQuestion = terms.some(({ token }) => !/^\d{1,2}$/u.test(token));
  const confidence = best && isQuestion ? confidenceOf(signsOf(best, second, query.isForeign)) : 0;
  const status = best ? statusOf(confidence) : 'not_found';
  const hits = distinctHits(found.hits, query).slice(0, about.k);
  const shown = hits.map((hit, at) => citationOf(hit, terms, at + 1));
  const [first] = shown;
  const [evidence] = first?.evidence ?? [];
  return {
    question: request.question,
    status,
    confidence,
    answer: status === 'not_found' || !first || !evidence ? null : first.text.slice(...evidence),
    ...(status === 'not_found' ? { citations: [], nearest: shown } : { citations: shown }),
    searched: { ...found.searched, build: about.build },
    ...(status === 'not_found' && found.missing.length > 0 ? { missing: found.missing } : {}),
    ...(query.carried ? { understood: query.carried } : {}),
    ms: about.ms,
  };
}

function citationOf(hit: Hit, terms: SearchResult['terms'], n: number): Citation {
  const evidence = evidenceOf(hit, terms).map((span): [number, number] => [span.start, span.end]);
  return { ...citePassage(hit.passage, hit.report, n), evidence, score: hit.score };
}

/** A citation of a passage that no question led to: without evidence, and with score 0. */
export function citePassage(passage: PassageRecord, report: ReportRecord, n = 1): Citation {
  const { reportId, file, title, region, date, year } = report;
  const { id, section, paragraph, line, page, start, end, kind, text } = passage;
  return {
    ...{ n, passageId: id, file, reportId, title, region, date, year },
    ...{ section, paragraph, line, page, start, end, kind, text },
    evidence: [],
    score: 0,
  };
}
