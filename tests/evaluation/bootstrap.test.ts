import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interval } from '../../src/evaluation/bootstrap.ts';

/** Values, each with a key of its own. */
const apart = (values: number[]) => values.map((value, at) => ({ key: String(at), value }));
const width = ({ low, high }: { low: number; high: number }) => high - low;
/** So many ones and as many noughts. */
const halves = (count: number) => Array.from({ length: 2 * count }, (_, at) => at % 2);

describe('an interval', () => {
  test('holds the mean', () => {
    const values = fc.array(fc.constantFrom<number[]>(0, 0.25, 0.5, 1), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (some) => {
        const { mean, low, high } = interval(apart(some));
        expect(mean).toBeCloseTo(some.reduce((sum, value) => sum + value, 0) / some.length, 12);
        expect(low).toBeLessThanOrEqual(mean + 1e-9);
        expect(high).toBeGreaterThanOrEqual(mean - 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test('lies within the values', () => {
    const { low, high } = interval(apart([0.2, 0.9, 0.4, 0.7]));
    expect(low).toBeGreaterThanOrEqual(0.2);
    expect(high).toBeLessThanOrEqual(0.9);
    expect(width({ low, high })).toBeGreaterThan(0);
  });

  test('is about as wide as that of a normal distribution', () => {
    const { low, high } = interval(apart(halves(200)));
    const error = Math.sqrt(0.25 / 400);
    expect(low).toBeCloseTo(0.5 - 1.96 * error, 2);
    expect(high).toBeCloseTo(0.5 + 1.96 * error, 2);
  });

  test('is narrower for more values', () => {
    expect(width(interval(apart(halves(200))))).toBeLessThan(width(interval(apart(halves(20)))));
  });

  test('is the same every time', () => {
    const values = apart(halves(30));
    expect(interval(values)).toEqual(interval(values));
  });

  test('has no width where all values are one', () => {
    expect(interval(apart([0.5, 0.5, 0.5]))).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
  });

  test('is no number of nothing', () => {
    expect(interval([])).toEqual({ mean: Number.NaN, low: Number.NaN, high: Number.NaN });
  });
});

describe('values with one key', () => {
  const grouped = (values: number[], keyOf: (value: number, at: number) => string) =>
    values.map((value, at) => ({ key: keyOf(value, at), value }));

  test('have no width alone', () => {
    expect(interval(grouped([0, 1, 1, 0.5], () => 'same'))).toEqual({ mean: 0.625, low: 0.625, high: 0.625 });
  });

  test('are drawn together', () => {
    expect(interval(grouped(halves(20), (value) => `all ${value}`))).toEqual({ mean: 0.5, low: 0, high: 1 });
  });

  test('make an interval wider than values apart do', () => {
    const pairs = grouped(halves(40), (value, at) => `${value} ${Math.floor(at / 8)}`);
    expect(width(interval(pairs))).toBeGreaterThan(1.5 * width(interval(apart(halves(40)))));
  });

  test('count each, not each key', () => {
    const { mean } = interval([...grouped([1, 1, 1], () => 'a'), ...grouped([0], () => 'b')]);
    expect(mean).toBe(0.75);
  });
});
