import type { Features } from './features.ts';

/** Weights of the linear ranking, chosen by hand on the development questions of docs/evaluation.md. */
const WEIGHTS: Record<keyof Features, number> = {
  dense: 1,
  denseSentence: 1,
  keyword: 0.3,
  coverage: 0.6,
  sentence: 0.4,
  pairs: 0.5,
  form: 0.1,
  year: 0.1,
  place: 0.1,
  caption: -0.15,
};

/** The rank score of a passage: a weighted sum of its features. */
export function scoreOf(features: Features): number {
  let score = 0;
  for (const name of Object.keys(WEIGHTS) as (keyof Features)[]) score += WEIGHTS[name] * features[name];
  return score;
}
