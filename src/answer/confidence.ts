import type { Features } from '../search/features.ts';
import { weightedSum } from '../search/rank.ts';
import stored from './weights.json' with { type: 'json' };

/**
 * Signs that a first citation answers its question. What a question asks for and does not get (form, indicator, place,
 * year) only takes away. `elsewhere`: neither the report nor the passage is about the place asked for; `uncovered`: hardly a
 * word of the question stands there; `lead`: by how much the first passage beats the second, up to 3.
 */
export type Signs = Record<keyof typeof stored.weights, number>;

/** What the confidence is made of: the first two hits and the language of the question. */
export interface Evidence {
  features: Features;
  score: number;
}

const COVERED = 0.4;
const MOST_LEAD = 3;

/** The signs of a first hit, and the second where there is one. */
export function signsOf(first: Evidence, second: Evidence | undefined, isForeign: boolean): Signs {
  const { features } = first;
  const loss = (value: number) => Math.min(0, value);
  const foreign = isForeign ? 1 : 0;
  return {
    constant: 1,
    denseSentence: features.denseSentence,
    bm25: features.bm25,
    coverage: features.coverage,
    sentence: features.sentence,
    pairs: features.pairs,
    run: features.run,
    lacking: features.lacking,
    uncovered: Math.max(0, COVERED - features.coverage),
    form: loss(features.form),
    indicator: loss(features.indicator),
    year: loss(features.year),
    reportYear: loss(features.reportYear),
    region: loss(features.region),
    place: loss(features.place),
    elsewhere: features.region < 0 && features.place < 0 ? 1 : 0,
    lead: Math.max(0, Math.min(MOST_LEAD, first.score - (second?.score ?? first.score))),
    foreign,
    foreignSentence: foreign * features.sentence,
    foreignDense: foreign * features.denseSentence,
  };
}

/** Probability from 0 to 1 that a first citation with these signs answers the question: a logistic model. */
export function confidenceOf(signs: Signs, weights: Signs = stored.weights): number {
  return logistic(weightedSum(signs, weights));
}

/** 1 / (1 + e^-x). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export type Status = 'answered' | 'uncertain' | 'not_found';

/** What a confidence means in words. The thresholds were chosen by the rule that `from` in the file states. */
export function statusOf(confidence: number): Status {
  const { answered, notFound } = stored.thresholds;
  if (confidence >= answered) return 'answered';
  return confidence < notFound ? 'not_found' : 'uncertain';
}
