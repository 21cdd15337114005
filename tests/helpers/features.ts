import type { Features } from '../../src/search/features.ts';
import { RANK_WEIGHTS } from '../../src/search/rank.ts';

/** A passage for which nothing speaks, and against which nothing does. */
export const NO_FEATURES = Object.fromEntries(
  Object.keys(RANK_WEIGHTS.chinese).map((name) => [name, 0]),
) as unknown as Features;
