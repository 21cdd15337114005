import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auroc, type Confided, calibrationError, refusedAt, reliability } from '../../src/evaluation/abstention.ts';

const judged = (isAnswerable: boolean, ...confidences: number[]): Confided[] =>
  confidences.map((confidence) => ({ isAnswerable, confidence, isRight: isAnswerable }));
const both = (answerable: number[], others: number[]) => [...judged(true, ...answerable), ...judged(false, ...others)];

/** So many citations of one confidence, of which some are right. */
const cited = (confidence: number, count: number, right: number): Confided[] =>
  Array.from({ length: count }, (_, at) => ({ isAnswerable: true, confidence, isRight: at < right }));

// Tenths tie often, which is what makes ties tested.
const tenth = fc.integer({ min: 0, max: 10 }).map((value) => value / 10);
const tenths = fc.array(tenth, { minLength: 1, maxLength: 20 });

describe('the area under the ROC curve', () => {
  test.each([
    ['is 1 where every answerable question gets more', [0.9, 0.6], [0.5, 0.1], 1],
    ['is 0 where every one gets less', [0.1], [0.5, 0.9], 0],
    ['is a half where all tie', [0.5, 0.5], [0.5], 0.5],
    ['is the share of pairs in order', [0.9, 0.4], [0.5, 0.3], 0.75],
    ['has ties half', [0.5, 0.9], [0.5, 0.1], 0.875],
  ])('%s', (_, answerable, others, expected) => {
    expect(auroc(both(answerable, others))).toBe(expected);
  });

  test('does not depend on the order', () => {
    expect(auroc(both([0.9, 0.4], [0.5, 0.3]).reverse())).toBe(0.75);
  });

  test('of swapped questions is what is left to 1', () => {
    fc.assert(
      fc.property(tenths, tenths, (answerable, others) => {
        expect(auroc(both(others, answerable))).toBeCloseTo(1 - auroc(both(answerable, others)), 9);
      }),
    );
  });

  test.each([
    ['answerable', judged(true, 0.5)],
    ['unanswerable', judged(false, 0.5)],
    ['no', []],
  ])('is no number of %s questions alone', (_, some) => {
    expect(auroc(some)).toBeNaN();
  });
});

describe('the share refused', () => {
  const answerable = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) => value / 10);
  const others = [0.05, 0.15, 0.25, 0.95];

  test.each([
    [0, 0.25],
    [0.1, 0.5],
    [0.2, 0.75],
    [0.9, 1],
  ])('where a share of %d of the answerable is lost is %d', (lost, refused) => {
    expect(refusedAt(lost, both(answerable, others))).toBe(refused);
    expect(refusedAt(lost, both(answerable, others).reverse())).toBe(refused);
  });

  test('does not count what lies at the threshold itself', () => {
    expect(refusedAt(0, both([0.5, 0.9], [0.5]))).toBe(0);
  });

  test('never falls with what may be lost', () => {
    const lost = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(tenths, tenths, lost, lost, (answerable, others, one, other) => {
        const some = both(answerable, others);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(refusedAt(less, some)).toBeLessThanOrEqual(refusedAt(more, some));
      }),
    );
  });

  test('is no number without an unanswerable question', () => {
    expect(refusedAt(0.05, judged(true, 0.5))).toBeNaN();
    expect(refusedAt(0.05, [])).toBeNaN();
  });
});

describe('the reliability diagram', () => {
  test('has a bin for each tenth that is not empty', () => {
    expect(reliability([...cited(0.95, 4, 3), ...cited(0.25, 2, 0), ...cited(0.21, 2, 1)])).toEqual([
      { from: 0.2, count: 4, confidence: expect.closeTo(0.23, 9), right: 0.25 },
      { from: 0.9, count: 4, confidence: expect.closeTo(0.95, 9), right: 0.75 },
    ]);
  });

  test('has a bin’s lower end in it, and certainty in the last', () => {
    expect(reliability([...cited(0, 1, 0), ...cited(0.1, 1, 0), ...cited(1, 1, 1)]).map(({ from }) => from)).toEqual([
      0, 0.1, 0.9,
    ]);
  });

  test('has every question in one bin', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (confidences) => {
        const bins = reliability(judged(true, ...confidences));
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(confidences.length);
        for (const { from, confidence } of bins) {
          expect(confidence).toBeGreaterThanOrEqual(from - 1e-9);
          expect(confidence).toBeLessThanOrEqual(from + 0.1 + 1e-9);
        }
      }),
    );
  });

  test('is empty of nothing', () => {
    expect(reliability([])).toEqual([]);
  });
});

describe('the calibration error', () => {
  test.each([
    ['is nothing where confidence is the share that is right', cited(0.75, 4, 3), 0],
    ['is the distance where it is not', cited(0.75, 4, 1), 0.5],
    ['is the same for too little confidence', cited(0.25, 4, 3), 0.5],
    ['counts bins by their questions', [...cited(0.75, 4, 3), ...cited(0.25, 12, 0)], 0.1875],
    ['is 1 for certain errors', cited(1, 3, 0), 1],
  ])('%s', (_, some, expected) => {
    expect(calibrationError(some)).toBeCloseTo(expected, 12);
  });

  test('is no number of nothing', () => {
    expect(calibrationError([])).toBeNaN();
  });
});
