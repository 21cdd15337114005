import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceOf, statusOf } from '../../src/answer/confidence.ts';
import type { Features } from '../../src/search/features.ts';

const NONE: Features = {
  dense: 0,
  denseSentence: 0,
  keyword: 0,
  coverage: 0,
  sentence: 0,
  pairs: 0,
  form: 0,
  year: 0,
  place: 0,
  caption: 0,
};
const share = fc.double({ min: 0, max: 1, noNaN: true });
const sign = fc.constantFrom(-1, 0, 1);
const features = fc.record({
  ...{ dense: share, denseSentence: share, keyword: share, coverage: share, sentence: share, pairs: share },
  ...{ form: sign, year: sign, place: sign, caption: fc.constantFrom(0, 1) },
});

test('A confidence is a probability', () => {
  fc.assert(
    fc.property(features, fc.boolean(), (some, isForeign) => {
      const confidence = confidenceOf(some, isForeign);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThan(1);
    }),
  );
});

test('Better evidence never lowers it', () => {
  fc.assert(
    fc.property(
      features,
      fc.constantFrom('denseSentence', 'pairs', 'sentence', 'form', 'year', 'place'),
      (some, name) => {
        expect(confidenceOf({ ...some, [name]: 1 }, false)).toBeGreaterThanOrEqual(confidenceOf(some, false));
      },
    ),
  );
});

test('Another form, year or place than asked for lowers it; the right one adds nothing', () => {
  for (const name of ['form', 'year', 'place'] as const)
    for (const isForeign of [false, true]) {
      expect(confidenceOf({ ...NONE, [name]: -1 }, isForeign)).toBeLessThan(confidenceOf(NONE, isForeign));
      expect(confidenceOf({ ...NONE, [name]: 1 }, isForeign)).toBe(confidenceOf(NONE, isForeign));
    }
});

test('All evidence together is an answer, none is not found', () => {
  expect(statusOf(confidenceOf({ ...NONE, denseSentence: 1, pairs: 1, sentence: 1 }, false))).toBe('answered');
  expect(statusOf(confidenceOf(NONE, false))).toBe('not_found');
});

test.each([
  [0, 'not_found'],
  [0.4199, 'not_found'],
  [0.42, 'uncertain'],
  [0.5999, 'uncertain'],
  [0.6, 'answered'],
  [1, 'answered'],
])('A confidence of %s means %s', (confidence, status) => {
  expect(statusOf(confidence)).toBe(status);
});
