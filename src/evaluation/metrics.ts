import type { Answer, Citation } from '../answer/answer.ts';
import { fold } from '../language/fold.ts';
import type { Question } from './questions.ts';

/** Longest citation that counts, in folded characters without white space: a longer one is a miss. */
const LONGEST_CITATION = 450;

/** What became of one question. */
export interface Outcome {
  question: Question;
  /** Place of the first citation that answers, from 1; undefined where none does. */
  rank: number | undefined;
  status: Answer['status'];
  confidence: number;
  /** Whether the short answer alone holds every key. */
  answerHolds: boolean;
  ms: Answer['ms'];
}

/** The form in which keys and citations are compared. */
function comparable(text: string): string {
  return fold(text.normalize('NFKC')).replace(/\s+/gu, '');
}

function holdsKeys(text: string, keys: Question['answer_keys']): boolean {
  const folded = comparable(text);
  return (
    folded.length <= LONGEST_CITATION && keys.every((group) => group.some((key) => folded.includes(comparable(key))))
  );
}

/** Whether a citation is of a report that the question names and holds a string of every group of keys. */
function answers(citation: Citation, question: Question, docs: Record<string, string> | undefined): boolean {
  const wanted = question.docs ?? (question.doc ? [question.doc] : []);
  const isWanted = wanted.some((doc) => (docs ? citation.file === docs[doc] : citation.file.startsWith(doc)));
  return isWanted && holdsKeys(citation.text, question.answer_keys);
}

/** Scores one answer. The nearest passages of a refusal count for its rank. */
export function outcomeOf(question: Question, answer: Answer, docs?: Record<string, string>): Outcome {
  const shown = answer.nearest ?? answer.citations;
  const at = shown.findIndex((citation) => answers(citation, question, docs));
  return {
    question,
    rank: question.expect === 'abstain' || at < 0 ? undefined : at + 1,
    status: answer.status,
    confidence: answer.confidence,
    answerHolds: answer.answer !== null && holdsKeys(answer.answer, question.answer_keys),
    ms: answer.ms,
  };
}

/** Share of outcomes with an answering citation among the first `k`. */
export function hitAt(k: number, outcomes: readonly Outcome[]): number {
  return share(outcomes, ({ rank }) => rank !== undefined && rank <= k);
}

/** Share of items that fulfil a condition; NaN of none. */
export function share<T>(items: readonly T[], condition: (item: T) => boolean): number {
  return items.filter(condition).length / items.length;
}

/** The value below which a share of the numbers lies (nearest rank); NaN of none. */
export function percentile(numbers: readonly number[], rank: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(rank * sorted.length) - 1)] ?? Number.NaN;
}
