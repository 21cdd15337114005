import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confidenceOf, type Signs, signsOf, statusOf } from '../../src/answer/confidence.ts';
import stored from '../../src/answer/weights.json' with { type: 'json' };
import type { Features } from '../../src/search/features.ts';
import { NO_FEATURES } from '../helpers/features.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const sign = fc.constantFrom(-1, 0, 1);
const shares = { dense: share, denseSentence: share, keyword: share, bm25: share, coverage: share, sentence: share };
const agreements = { form: sign, indicator: sign, quoted: sign, reportYear: sign, region: sign, place: sign };
const features: fc.Arbitrary<Features> = fc
  .record({ ...shares, ...agreements, pairs: share, run: share, lacking: share, year: sign, goal: share })
  .map((some) => ({ ...NO_FEATURES, ...some }));
const evidence = fc.record({ features, score: fc.double({ min: -50, max: 50, noNaN: true }) });

/** Signs of a first hit with these features, and of a second behind it by `lead`. */
const signs = (changes: Partial<Features>, isForeign = false) =>
  signsOf({ features: { ...NO_FEATURES, ...changes }, score: 0 }, undefined, isForeign);

describe('a confidence', () => {
  test('is a probability', () => {
    fc.assert(
      fc.property(evidence, fc.option(evidence, { nil: undefined }), fc.boolean(), (first, second, isForeign) => {
        const confidence = confidenceOf(signsOf(first, second, isForeign));
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is even where nothing counts, and turns with the weights', () => {
    const scaled = (factor: number) =>
      Object.fromEntries(Object.entries(stored.weights).map(([name, weight]) => [name, factor * weight])) as Signs;
    fc.assert(
      fc.property(evidence, fc.boolean(), (first, isForeign) => {
        const some = signsOf(first, undefined, isForeign);
        expect(confidenceOf(some, scaled(0))).toBe(0.5);
        expect(confidenceOf(some, scaled(-1))).toBeCloseTo(1 - confidenceOf(some, scaled(1)), 9);
      }),
    );
  });

  test('counts every sign', () => {
    const zero = Object.fromEntries(Object.keys(stored.weights).map((name) => [name, 0])) as Signs;
    for (const name of Object.keys(zero) as (keyof Signs)[]) {
      expect(confidenceOf({ ...zero, [name]: 1 }, { ...zero, [name]: 2 })).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
      expect(confidenceOf({ ...zero, [name]: 1 }, { ...zero, [name]: -2 })).toBeCloseTo(1 / (1 + Math.exp(2)), 12);
    }
  });

  test('has a weight for each sign, and no other', () => {
    expect(Object.keys(signs({})).sort()).toEqual(Object.keys(stored.weights).sort());
  });
});

describe('what is asked for', () => {
  const NAMES = ['form', 'indicator', 'year', 'reportYear', 'region', 'place'] as const;

  test.each(NAMES)('only takes away where it is not there: %s', (name) => {
    expect(signs({ [name]: -1 })[name]).toBe(-1);
    expect(signs({ [name]: -0.4 })[name]).toBe(-0.4);
  });

  test.each(NAMES)('adds nothing where it is there: %s', (name) => {
    expect(signs({ [name]: 1 })).toEqual(signs({}));
    expect(signs({ [name]: 0.4 })).toEqual(signs({}));
  });

  test.each([
    [-1, -1, 1],
    [-1, 1, 0],
    [1, -1, 0],
    [1, 1, 0],
    [0, 0, 0],
  ])('as a place is elsewhere only where neither report nor passage is about it: %d, %d', (region, place, expected) => {
    expect(signs({ region, place }).elsewhere).toBe(expected);
  });
});

describe('a passage', () => {
  test('is uncovered the more, the less of the question it holds', () => {
    const uncovered = [0, 0.1, 0.2, 0.3].map((coverage) => signs({ coverage }).uncovered);
    expect(uncovered).toEqual([...uncovered].sort((a, b) => b - a));
    expect(new Set(uncovered).size).toBe(4);
  });

  test.each([0.5, 0.75, 1])('is not uncovered where it holds %d of it', (coverage) => {
    expect(signs({ coverage }).uncovered).toBe(0);
  });

  test('is judged by what the ranking judges it by', () => {
    const plain = { denseSentence: 0.1, bm25: 0.2, coverage: 0.3, sentence: 0.4, pairs: 0.5, run: 0.6, lacking: 0.7 };
    expect(signs(plain)).toMatchObject(plain);
  });
});

describe('the lead', () => {
  const lead = (first: number, second?: number) =>
    signsOf(
      { features: NO_FEATURES, score: first },
      second === undefined ? undefined : { features: NO_FEATURES, score: second },
      false,
    ).lead;

  test.each([
    ['is by how much the first beats the second', 5, 3.5, 1.5],
    ['is the same below nothing', -3, -4, 1],
    ['counts up to 3', 10, 7, 3],
    ['counts no further', 100, 7, 3],
    ['is nothing where they tie', 4, 4, 0],
    ['is never negative', 4, 9, 0],
    ['is nothing without a second', 9, undefined, 0],
  ])('%s', (_, first, second, expected) => {
    expect(lead(first, second)).toBe(expected);
  });
});

describe('signs of a foreign question', () => {
  const found = { sentence: 0.25, denseSentence: 0.75 };

  test('are there for one without a Chinese character', () => {
    expect(signs(found, true)).toMatchObject({ foreign: 1, foreignSentence: 0.25, foreignDense: 0.75 });
  });

  test('are none for any other', () => {
    expect(signs(found, false)).toMatchObject({ foreign: 0, foreignSentence: 0, foreignDense: 0 });
  });

  test('are all that is different', () => {
    fc.assert(
      fc.property(evidence, evidence, (first, second) => {
        const none = { foreign: 0, foreignSentence: 0, foreignDense: 0 };
        expect({ ...signsOf(first, second, true), ...none }).toEqual({ ...signsOf(first, second, false), ...none });
      }),
    );
  });
});

describe('a status', () => {
  const { answered, notFound } = stored.thresholds;
  const LITTLE = 1e-9;

  test('has thresholds in their order', () => {
    expect([0, notFound, answered, 1]).toEqual([0, notFound, answered, 1].sort((a, b) => a - b));
    expect(notFound).toBeLessThan(answered);
  });

  test.each([
    ['answered', 'certain', 1],
    ['answered', 'at the upper threshold', answered],
    ['uncertain', 'just below the upper threshold', answered - LITTLE],
    ['uncertain', 'at the lower threshold', notFound],
    ['not_found', 'just below the lower threshold', notFound - LITTLE],
    ['not_found', 'nothing', 0],
  ])('is %s where the confidence is %s', (status, _, confidence) => {
    expect(statusOf(confidence)).toBe(status);
  });
});
