import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inMode, MODES } from '../../src/evaluation/modes.ts';
import type { Hit } from '../../src/search/search.ts';

const hit = (id: string, dense: number, keyword: number) => ({ passage: { id }, features: { dense, keyword } }) as Hit;

/** Ids in the order of a mode. */
const order = (mode: (typeof MODES)[number], hits: Hit[]) =>
  inMode(mode, hits)
    .map(({ passage }) => passage.id)
    .join('');

describe('the order of hits', () => {
  const hits = [hit('a', 0.2, 0.9), hit('b', 0.9, 0.1), hit('c', 0.5, 0.5)];

  test.each([
    ['ranked', 'abc'],
    ['dense', 'bca'],
    ['keyword', 'acb'],
  ] as const)('is another one in each mode: %s', (mode, expected) => {
    expect(order(mode, hits)).toBe(expected);
  });

  test('is in the hybrid mode that of both together', () => {
    const both = [hit('a', 0.1, 0.2), hit('b', 0.9, 0.8), hit('c', 0.8, 0.7), hit('d', 0.7, 0.1)];
    expect(order('hybrid', both)).toBe('bcad');
  });

  test('prefers a first and a third place to two second ones in the hybrid mode', () => {
    expect(order('hybrid', [hit('a', 0.5, 0.5), hit('b', 0.9, 0.1), hit('c', 0.1, 0.9)])).toBe('bca');
  });

  test('prefers two fair places to a first and a last one in the hybrid mode', () => {
    const between = Array.from({ length: 10 }, (_, at) => hit('.', at < 2 ? 0.8 : 0.4, at < 2 ? 0.8 : 0.4));
    expect(order('hybrid', [...between, hit('a', 0.9, 0.1), hit('b', 0.7, 0.7)]).replaceAll('.', '')).toBe('ba');
  });

  test.each(MODES)('stays where hits tie: %s', (mode) => {
    expect(order(mode, [hit('c', 1, 1), hit('a', 1, 1), hit('b', 1, 1)])).toBe('cab');
  });

  test.each(MODES)('is that of the same hits, which are left as they were: %s', (mode) => {
    const part = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part)), (parts) => {
        const some = parts.map(([dense, keyword], at) => hit(String(at), dense, keyword));
        const before = [...some];
        const ordered = inMode(mode, some);
        expect(new Set(ordered)).toEqual(new Set(some));
        expect(ordered).toHaveLength(some.length);
        expect(ordered).not.toBe(some);
        expect(some).toEqual(before);
      }),
    );
  });
});
