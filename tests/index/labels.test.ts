import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Labels } from '../../src/index/labels.ts';

test('Labels are those of their ranges, each once, in ascending order', () => {
  const range = fc.record({ first: fc.nat({ max: 40 }), count: fc.nat({ max: 9 }) });
  fc.assert(
    fc.property(fc.array(range), (ranges) => {
      const expected = new Set(
        ranges.flatMap(({ first, count }) => Array.from({ length: count }, (_, at) => first + at)),
      );
      const labels = Labels.of(50, ranges);
      expect([...labels]).toEqual([...expected].sort((a, b) => a - b));
      expect(labels.size).toBe(expected.size);
      for (let label = 0; label < 60; label++) expect(labels.has(label)).toBe(expected.has(label));
    }),
  );
});
