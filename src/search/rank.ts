import type { Features } from './features.ts';
import stored from './weights.json' with { type: 'json' };

/** What each feature adds to a passage's score. */
export type Weights = Record<keyof Features, number>;

/** Weights by the script of the question: of one without a Chinese word other things tell. */
export interface RankWeights {
  chinese: Weights;
  foreign: Weights;
}

/** Fitted by `npm run tune`; `from` in the file says on what. */
export const RANK_WEIGHTS: RankWeights = stored.weights;

/** A passage with its features. */
interface Ranked {
  features: Features;
}

/**
 * Puts candidates in order, with their rank scores: weighted sums of their features. Reports that the question names by
 * year (2025年报告), of the place asked for, come before all others. Ties stay in the order in which they came.
 */
export function rank<T extends Ranked>(
  candidates: readonly T[],
  isForeign: boolean,
  weights: RankWeights = RANK_WEIGHTS,
): (T & { score: number })[] {
  const used = isForeign ? weights.foreign : weights.chinese;
  const scored = candidates.map((candidate) => ({ ...candidate, score: weightedSum(candidate.features, used) }));
  return scored.sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || b.score - a.score);
}

const isNamed = ({ features }: Ranked) => features.reportYear > 0 && features.region >= 0;

/** Sum of values times their weights; values without a weight do not count. */
export function weightedSum<Name extends string>(values: Record<Name, number>, weights: Record<Name, number>): number {
  let sum = 0;
  for (const name of Object.keys(weights) as Name[]) sum += weights[name] * values[name];
  return sum;
}
