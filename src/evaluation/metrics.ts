import type { Answer, Citation } from '../answer/answer.ts';
import { fold } from '../language/fold.ts';
import type { Question } from './questions.ts';

/** Longest citation that counts, in folded characters without white space: a longer one is a miss. */
const LONGEST_CITATION = 450;

/** What became of one question. */
export interface Outcome {
  question: Question;
  /** Places of the citations that answer, from 1. */
  ranks: number[];
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

/**
 * Whether a citation answers: it is one of the question's passages, or it is of a report that the question names and holds
 * a string of every group of keys.
 */
export function answers(
  citation: Pick<Citation, 'passageId' | 'file' | 'text'>,
  question: Question,
  docs: Record<string, string> | undefined,
): boolean {
  if (question.positives) return question.positives.includes(citation.passageId);
  const wanted = question.docs ?? (question.doc ? [question.doc] : []);
  const isWanted = wanted.some((doc) => (docs ? citation.file === docs[doc] : citation.file.startsWith(doc)));
  return isWanted && holdsKeys(citation.text, question.answer_keys);
}

/** Scores one answer. The nearest passages of a refusal count for its ranks. */
export function outcomeOf(question: Question, answer: Answer, docs?: Record<string, string>): Outcome {
  const shown = answer.nearest ?? answer.citations;
  const ranks = shown.flatMap((citation, at) => (answers(citation, question, docs) ? [at + 1] : []));
  return {
    question,
    ranks: question.expect === 'abstain' ? [] : ranks,
    status: answer.status,
    confidence: answer.confidence,
    answerHolds: answer.answer !== null && holdsKeys(answer.answer, question.answer_keys),
    ms: answer.ms,
  };
}

/** Figures of one answerable question, each from 0 to 1. */
export const FIGURES = {
  'hit@1': (outcome: Outcome) => hit(1, outcome),
  'hit@3': (outcome: Outcome) => hit(3, outcome),
  'hit@5': (outcome: Outcome) => hit(5, outcome),
  'MRR@10': ({ ranks }: Outcome) => within(10, ranks).reduce((best, rank) => Math.max(best, 1 / rank), 0),
  'nDCG@10': ndcg,
  answer: ({ answerHolds }: Outcome) => Number(answerHolds),
  refused: ({ status }: Outcome) => Number(status === 'not_found'),
} as const;

export type Figure = keyof typeof FIGURES;

const within = (k: number, ranks: readonly number[]) => ranks.filter((rank) => rank <= k);

function hit(k: number, { ranks }: Outcome): number {
  return Number(within(k, ranks).length > 0);
}

/**
 * Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002) with gains 0 and 1. Where keys say what answers, one
 * citation is enough, and the first one counts.
 */
function ndcg({ ranks, question }: Outcome): number {
  const wanted = question.positives?.length ?? 1;
  const gain = (rank: number) => 1 / Math.log2(rank + 1);
  const sum = (some: readonly number[]) => some.reduce((total, rank) => total + gain(rank), 0);
  return sum(within(10, ranks).slice(0, wanted)) / sum(Array.from({ length: Math.min(10, wanted) }, (_, at) => at + 1));
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
