import type { Features } from '../search/features.ts';

/**
 * Weights of a logistic model of "the first citation answers the question", fitted on the development questions of
 * docs/evaluation.md, answerable and not. What a question asks for and does not get (form, place, year) only takes away.
 * `foreign` makes up for the lower cosines, and the missing character pairs, of questions without a Chinese word.
 */
const WEIGHTS = {
  base: -1.7,
  denseSentence: 1.73,
  sentence: 1.37,
  pairs: 2.22,
  form: 3.46,
  place: 2.1,
  year: 1.43,
  foreign: 1.46,
};

/** Probability from 0 to 1 that the passage with these features answers the question. */
export function confidenceOf(
  { denseSentence, sentence, pairs, form, place, year }: Features,
  isForeign: boolean,
): number {
  const sum =
    WEIGHTS.base +
    WEIGHTS.denseSentence * denseSentence +
    WEIGHTS.sentence * sentence +
    WEIGHTS.pairs * pairs +
    WEIGHTS.form * Math.min(0, form) +
    WEIGHTS.place * Math.min(0, place) +
    WEIGHTS.year * Math.min(0, year) +
    // A foreign question of which not a word was understood gets no allowance.
    (isForeign && sentence > 0 ? WEIGHTS.foreign : 0);
  return 1 / (1 + Math.exp(-sum));
}

export type Status = 'answered' | 'uncertain' | 'not_found';

/**
 * Below `notFound` no answerable development question lies, and most of the unanswerable ones do; from `answered` on, five
 * of six first citations are right.
 */
const THRESHOLDS = { answered: 0.6, notFound: 0.42 };

/** What a confidence means in words. */
export function statusOf(confidence: number): Status {
  if (confidence >= THRESHOLDS.answered) return 'answered';
  return confidence < THRESHOLDS.notFound ? 'not_found' : 'uncertain';
}
