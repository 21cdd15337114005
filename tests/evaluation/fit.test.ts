import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logistic } from '../../src/answer/confidence.ts';
import { dot, type Example, fitLogistic, fitRanking, type Group, partOf } from '../../src/evaluation/fit.ts';

const row = (...values: number[]) => Float64Array.from(values);
const length = (weights: Float64Array) => Math.hypot(...weights);
const indexOfBest = (scores: number[]) => scores.indexOf(Math.max(...scores));

/** Numbers from -1 to 1 that are the same on every run. */
const number = (at: number) => Math.sin(at * 12.9898 + at * at * 0.618);

/** Groups of candidates of which those with the highest score by `truth` answer. */
function separable(truth: Float64Array, count = 40, size = 6): Group[] {
  return Array.from({ length: count }, (_, group) => {
    const rows = Array.from({ length: size }, (_, candidate) =>
      truth.map((_, feature) => number(1 + feature + truth.length * (candidate + size * group))),
    );
    const best = indexOfBest(rows.map((one) => dot(one, truth)));
    return { rows, isRelevant: rows.map((_, at) => at === best), weight: 1 };
  });
}

describe('a ranking is fitted', () => {
  const truth = row(3, -1, 0.5);
  const groups = separable(truth);

  test('so that what answers comes first, where weights can do so', () => {
    const weights = fitRanking(groups, 3, 1e-4);
    const wrong = groups.filter(
      ({ rows, isRelevant }) => !isRelevant[indexOfBest(rows.map((one) => dot(one, weights)))],
    );
    expect(wrong).toEqual([]);
  });

  test('in the proportions of the weights that made the order', () => {
    const weights = fitRanking(groups, 3, 1e-4);
    const cosine = dot(weights, truth) / (length(weights) * length(truth));
    expect(cosine).toBeGreaterThan(0.98);
  });

  test('without weight for what tells nothing apart', () => {
    const blind = groups.map((group) => ({ ...group, rows: group.rows.map((one) => row(...one, 7)) }));
    expect(fitRanking(blind, 4, 1e-3)[3]).toBeCloseTo(0, 6);
  });

  test('by what weighs more where questions contradict each other', () => {
    const [up, down] = [true, false].map((isUp) => ({ rows: [row(1), row(0)], isRelevant: [isUp, !isUp] }));
    const weigh = (upward: number, downward: number) =>
      fitRanking([{ ...up, weight: upward } as Group, { ...down, weight: downward } as Group], 1, 0.01)[0];
    expect(weigh(3, 1)).toBeGreaterThan(0.1);
    expect(weigh(1, 3)).toBeLessThan(-0.1);
    expect(weigh(1, 1)).toBeCloseTo(0, 6);
  });

  test('with several candidates that answer', () => {
    const group = { rows: [row(2), row(1), row(0)], isRelevant: [true, true, false], weight: 1 };
    expect(fitRanking([group], 1, 0.01)[0]).toBeGreaterThan(0.5);
  });

  test('with smaller weights for a larger penalty', () => {
    const lengths = [1e-4, 1e-3, 1e-2, 0.1, 1, 10].map((penalty) => length(fitRanking(groups, 3, penalty)));
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(lengths.at(-1)).toBeLessThan(0.1);
  });

  test('alike every time', () => {
    expect(fitRanking(groups, 3, 0.01)).toEqual(fitRanking(groups, 3, 0.01));
  });
});

describe('a yes-or-no model is fitted', () => {
  /** A hundred examples with this row, of which so many are true. */
  const hundred = (values: number[], trues: number, weight = 1): Example[] =>
    Array.from({ length: 100 }, (_, at) => ({ row: row(...values), isTrue: at < trues, weight }));

  test('to the probability of all, where nothing tells examples apart', () => {
    const [constant = Number.NaN] = fitLogistic(hundred([1], 70), 1, 1e-9);
    expect(logistic(constant)).toBeCloseTo(0.7, 3);
  });

  test('to the probability of each kind', () => {
    const weights = fitLogistic([...hundred([1, 0], 20), ...hundred([1, 1], 90)], 2, 1e-9);
    expect(logistic(dot(row(1, 0), weights))).toBeCloseTo(0.2, 3);
    expect(logistic(dot(row(1, 1), weights))).toBeCloseTo(0.9, 3);
  });

  test('to probabilities that lie on a curve', () => {
    const examples = Array.from({ length: 21 }, (_, at) => at / 5 - 2).flatMap((x) =>
      hundred([1, x], Math.round(100 * logistic(0.5 + 1.5 * x))),
    );
    const [constant, slope] = fitLogistic(examples, 2, 1e-9);
    expect(constant).toBeCloseTo(0.5, 1);
    expect(slope).toBeCloseTo(1.5, 1);
  });

  test('by what weighs more', () => {
    const weights = fitLogistic([...hundred([1], 100, 3), ...hundred([1], 0, 1)], 1, 1e-9);
    expect(logistic(weights[0] as number)).toBeCloseTo(0.75, 3);
  });

  test('to certainty only as far as the penalty lets it', () => {
    const [weight = Number.NaN] = fitLogistic(hundred([1], 100), 1, 0.01);
    expect(weight).toBeGreaterThan(1);
    expect(weight).toBeLessThan(10);
  });

  test('with smaller weights for a larger penalty', () => {
    const examples = [...hundred([1, 0], 20), ...hundred([1, 1], 90)];
    const lengths = [1e-6, 1e-3, 1e-2, 0.1, 1, 10].map((penalty) => length(fitLogistic(examples, 2, penalty)));
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(lengths.at(-1)).toBeLessThan(0.1);
  });

  test('alike every time', () => {
    const examples = hundred([1, 0.3], 40);
    expect(fitLogistic(examples, 2, 0.01)).toEqual(fitLogistic(examples, 2, 0.01));
  });

  test('so that no step away from it is better', () => {
    const penalty = 0.1;
    const value = fc.double({ min: -3, max: 3, noNaN: true });
    const some = fc.array(fc.record({ x: value, isTrue: fc.boolean() }), { minLength: 1, maxLength: 20 });
    const lossAt = (weights: Float64Array, examples: Example[]) =>
      (penalty / 2) * dot(weights, weights) +
      examples.reduce((sum, { row, isTrue }) => sum + Math.log1p(Math.exp((isTrue ? -1 : 1) * dot(row, weights))), 0) /
        examples.length;
    fc.assert(
      fc.property(some, value, value, (records, one, other) => {
        const examples = records.map(({ x, isTrue }): Example => ({ row: row(1, x), isTrue, weight: 1 }));
        const weights = fitLogistic(examples, 2, penalty);
        const beside = row((weights[0] as number) + one / 10, (weights[1] as number) + other / 10);
        expect(lossAt(weights, examples)).toBeLessThanOrEqual(lossAt(beside, examples) + 1e-6);
      }),
    );
  });
});

describe('the logistic function', () => {
  test('turns any number into a probability', () => {
    expect([logistic(0), logistic(1000), logistic(-1000)]).toEqual([0.5, 1, 0]);
    expect(logistic(2) + logistic(-2)).toBeCloseTo(1, 12);
  });
});

describe('the part of a key', () => {
  test.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('is by FNV-1a, today as ever: %j', (key, hash) => {
    expect(partOf(key, 2 ** 32)).toBe(hash);
    expect(partOf(key, 5)).toBe(hash % 5);
  });

  test('is one of the parts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 100 }), (key, parts) => {
        const part = partOf(key, parts);
        expect(Number.isInteger(part)).toBe(true);
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThan(parts);
      }),
    );
  });

  test('is each about as often', () => {
    const counts = [0, 0, 0, 0, 0];
    for (let at = 0; at < 5000; at++) {
      const part = partOf(`第${at}段`, 5);
      counts[part] = (counts[part] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
