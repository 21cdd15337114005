import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/index/changes.ts';

describe('a source is', () => {
  test.each([
    ['kept', { a: '1' }, { a: '1' }, [{ source: 'a', kind: 'kept' }]],
    ['changed', { a: '1' }, { a: '2' }, [{ source: 'a', kind: 'changed' }]],
    ['added', {}, { a: '1' }, [{ source: 'a', kind: 'added' }]],
    ['removed', { a: '1' }, {}, [{ source: 'a', kind: 'removed' }]],
    ['renamed', { a: '1' }, { b: '1' }, [{ source: 'b', kind: 'renamed', before: 'a' }]],
  ])('%s', (_, before, after, expected) => {
    expect(changesBetween(before as Record<string, string>, after as Record<string, string>)).toEqual(expected);
  });

  test('renamed once, though two are like the one that is gone', () => {
    expect(changesBetween({ a: '1' }, { b: '1', c: '1' })).toEqual([
      { source: 'b', kind: 'renamed', before: 'a' },
      { source: 'c', kind: 'added' },
    ]);
  });

  test('not renamed where the one that it is like is still there', () => {
    expect(changesBetween({ a: '1' }, { a: '1', b: '1' })).toEqual([
      { source: 'a', kind: 'kept' },
      { source: 'b', kind: 'added' },
    ]);
  });

  test('named in order', () => {
    expect(changesBetween({ c: '1', z: '9' }, { d: '2', b: '3' }).map(({ source }) => source)).toEqual([
      ...['b', 'c', 'd', 'z'],
    ]);
  });
});
