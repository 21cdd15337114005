import type { Hit } from '../search/search.ts';

/** Ways to put the same candidates in order, to compare the ranking with. */
export const MODES = ['dense', 'keyword', 'hybrid', 'ranked'] as const;
export type Mode = (typeof MODES)[number];

/** The constant of reciprocal rank fusion (Cormack, Clarke & Büttcher 2009). */
const RRF = 60;

/** The hits of a ranked search in the order of a mode; ties as they were. */
export function inMode(mode: Mode, hits: readonly Hit[]): Hit[] {
  if (mode === 'ranked') return [...hits];
  if (mode === 'hybrid') {
    const places = (['dense', 'keyword'] as const).map((one) => new Map(inMode(one, hits).map((hit, at) => [hit, at])));
    return by(hits, (hit) => places.reduce((sum, place) => sum + 1 / (RRF + 1 + (place.get(hit) ?? hits.length)), 0));
  }
  return by(hits, ({ features }) => features[mode]);
}

function by(hits: readonly Hit[], score: (hit: Hit) => number): Hit[] {
  return [...hits].sort((a, b) => score(b) - score(a));
}
