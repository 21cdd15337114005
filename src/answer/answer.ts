import type { PassageRecord, ReportRecord } from '../index/records.ts';
import type { Request } from '../search/question.ts';
import type { Hit, SearchResult } from '../search/search.ts';
import { confidenceOf, type Status, statusOf } from './confidence.ts';
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
  /** Milliseconds. */
  ms: { embed: number; search: number; total: number };
}

/** Makes an answer of what a search found. `k` is the number of citations. */
export function composeAnswer(
  request: Request,
  found: SearchResult & { isForeign: boolean },
  about: { k: number; build: string; ms: Answer['ms'] },
): Answer {
  const best = found.hits[0];
  // A question without a word (!!!, 1) asks nothing.
  const isQuestion = found.terms.length > 0;
  const confidence = best && isQuestion ? confidenceOf(best.features, found.isForeign) : 0;
  const status = best ? statusOf(confidence) : 'not_found';
  const shown = found.hits.slice(0, about.k).map((hit, at) => citationOf(hit, found.terms, at + 1));
  const [first] = shown;
  const [evidence] = first?.evidence ?? [];
  return {
    question: request.question,
    status,
    confidence,
    answer: status === 'not_found' || !first || !evidence ? null : first.text.slice(...evidence),
    ...(status === 'not_found' ? { citations: [], nearest: shown } : { citations: shown }),
    searched: { ...found.searched, build: about.build },
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
  const { id, section, paragraph, line, start, end, kind, text } = passage;
  return {
    ...{ n, passageId: id, file, reportId, title, region, date, year },
    ...{ section, paragraph, line, start, end, kind, text },
    evidence: [],
    score: 0,
  };
}
