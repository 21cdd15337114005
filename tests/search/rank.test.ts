import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Features } from '../../src/search/features.ts';
import { RANK_WEIGHTS, type RankWeights, rank, type Weights } from '../../src/search/rank.ts';
import { NO_FEATURES } from '../helpers/features.ts';

const weights = (chinese: Partial<Weights>, foreign: Partial<Weights> = {}): RankWeights => ({
  chinese: { ...NO_FEATURES, ...chinese },
  foreign: { ...NO_FEATURES, ...foreign },
});

const candidate = (label: number, changes: Partial<Features> = {}) => ({
  label,
  features: { ...NO_FEATURES, ...changes },
});

/** Labels in their order. */
const order = (candidates: ReturnType<typeof candidate>[], used: RankWeights, isForeign = false) =>
  rank(candidates, isForeign, used).map(({ label }) => label);

describe('candidates are put in order', () => {
  test('by the weighted sum of their features, best first', () => {
    const candidates = [
      candidate(0, { coverage: 1 }),
      candidate(1, { dense: 1 }),
      candidate(2, { dense: 1, coverage: 1 }),
      candidate(3, { lacking: 1 }),
    ];
    const ranked = rank(candidates, false, weights({ dense: 3, coverage: 2, lacking: -1 }));
    expect(ranked.map(({ label, score }) => [label, score])).toEqual([
      [2, 5],
      [1, 3],
      [0, 2],
      [3, -1],
    ]);
  });

  test('as they came where they tie', () => {
    const tied = [7, 2, 11, 5].map((label) => candidate(label, { dense: 0.5 }));
    expect(order(tied, weights({ dense: 1 }))).toEqual([7, 2, 11, 5]);
  });

  test('by the weights of the script of the question', () => {
    const candidates = [candidate(0, { keyword: 1 }), candidate(1, { dense: 1 })];
    const used = weights({ keyword: 2, dense: 1 }, { keyword: 1, dense: 2 });
    expect(order(candidates, used, false)).toEqual([0, 1]);
    expect(order(candidates, used, true)).toEqual([1, 0]);
  });

  test('best first, all of them, without a change to them', () => {
    const some = fc.uniqueArray(
      fc.record({ label: fc.nat({ max: 50 }), dense: fc.integer({ min: 0, max: 3 }), named: fc.boolean() }),
      { selector: ({ label }) => label, minLength: 1 },
    );
    fc.assert(
      fc.property(some, (records) => {
        const candidates = records.map(({ label, dense, named }) =>
          candidate(label, { dense, reportYear: named ? 1 : 0 }),
        );
        const before = structuredClone(candidates);
        const ranked = order(candidates, weights({ dense: 1 }));
        const values = ranked.map((label) => candidates.find((one) => one.label === label)?.features);
        const key = (at: number) => (values[at]?.reportYear ?? 0) * 10 + (values[at]?.dense ?? 0);
        expect(ranked.every((_, at) => at === 0 || key(at - 1) >= key(at))).toBe(true);
        expect([...ranked].sort((a, b) => a - b)).toEqual(candidates.map(({ label }) => label).sort((a, b) => a - b));
        expect(candidates).toEqual(before);
      }),
    );
  });
});

describe('a report that the question names by its year', () => {
  const better = candidate(0, { dense: 100 });

  test('comes before all others', () => {
    expect(order([better, candidate(1, { reportYear: 1 })], weights({ dense: 1 }))).toEqual([1, 0]);
    expect(order([better, candidate(1, { reportYear: 1, region: 1 })], weights({ dense: 1 }))).toEqual([1, 0]);
  });

  test('does not where it is of another place', () => {
    expect(order([better, candidate(1, { reportYear: 1, region: -1 })], weights({ dense: 1 }))).toEqual([0, 1]);
  });

  test('does not where it is of another year', () => {
    expect(order([better, candidate(1, { reportYear: -1, region: 1 })], weights({ dense: 1 }))).toEqual([0, 1]);
  });

  test('is in order among its like', () => {
    const named = [candidate(1, { reportYear: 1, dense: 1 }), candidate(2, { reportYear: 1, dense: 2 })];
    expect(order([better, ...named], weights({ dense: 1 }))).toEqual([2, 1, 0]);
  });
});

describe('the fitted weights', () => {
  test.each(['chinese', 'foreign'] as const)('have a number for every feature: %s', (script) => {
    expect(Object.keys(RANK_WEIGHTS[script]).sort()).toEqual(Object.keys(NO_FEATURES).sort());
    expect(Object.values(RANK_WEIGHTS[script]).filter((weight) => !Number.isFinite(weight))).toEqual([]);
  });

  test('are used where no others are given', () => {
    const candidates = [candidate(0, { dense: 0.2, lacking: 1 }), candidate(1, { dense: 0.9, coverage: 1 })];
    for (const isForeign of [false, true])
      expect(rank(candidates, isForeign)).toEqual(rank(candidates, isForeign, RANK_WEIGHTS));
  });
});
