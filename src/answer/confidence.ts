import type { Features } from '../search/features.ts';

/** A logistic model: the probability that the first citation answers the question. */
type Model = { base: number } & Partial<Record<keyof Features, number>>;

/**
 * Fitted by logistic regression on the Chinese development questions of docs/evaluation.md, answered and unanswerable; the
 * penalties for another year or place than asked for were set by hand, too few questions having them.
 */
const CHINESE: Model = { base: -3, denseSentence: 2.4, sentence: 1.7, coverage: 1.4, year: 1, place: 1.6 };

/** For questions without a Chinese word there is hardly more than the cosine, and too few questions to fit it well. */
const FOREIGN: Model = { base: 0.1, denseSentence: 3, year: 1, place: 1.6 };

/** Probability from 0 to 1 that the passage with these features answers the question. */
export function confidenceOf(features: Features, isForeign: boolean): number {
  const { base, ...weights } = isForeign ? FOREIGN : CHINESE;
  let sum = base;
  for (const name of Object.keys(weights) as (keyof Features)[]) {
    const isPenalty = name === 'year' || name === 'place';
    sum += (weights[name] ?? 0) * (isPenalty ? Math.min(0, features[name]) : features[name]);
  }
  return 1 / (1 + Math.exp(-sum));
}

export type Status = 'answered' | 'uncertain' | 'not_found';

/** Confidence from which a question counts as answered, and below which as not found. */
const THRESHOLDS = { answered: 0.55, notFound: 0.3 };

/** What a confidence means in words. */
export function statusOf(confidence: number): Status {
  if (confidence >= THRESHOLDS.answered) return 'answered';
  return confidence < THRESHOLDS.notFound ? 'not_found' : 'uncertain';
}
