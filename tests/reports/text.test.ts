import { describe, expect, it } from 'vitest';
import { deleteSpans, deletionsWithin, mergeSpans, toRaw, toRawSpan } from '../../src/reports/text.ts';

const ruby = deleteSpans('產(chǎn)業(yè)。', [
  { start: 1, end: 7 },
  { start: 8, end: 12 },
]);

describe('deleting spans', () => {
  it('leaves the rest, and where it stood', () => {
    expect(ruby).toEqual({
      text: '產業。',
      kept: [
        { clean: 0, raw: 0, length: 1 },
        { clean: 1, raw: 7, length: 1 },
        { clean: 2, raw: 12, length: 1 },
      ],
    });
  });

  it('takes overlapping spans in any order', () => {
    const spans = [
      { start: 3, end: 5 },
      { start: 0, end: 2 },
      { start: 1, end: 4 },
    ];
    expect(deleteSpans('abcdefg', spans)).toEqual({ text: 'fg', kept: [{ clean: 0, raw: 5, length: 2 }] });
  });

  it('of nothing leaves everything', () => {
    expect(deleteSpans('abc', [])).toEqual({ text: 'abc', kept: [{ clean: 0, raw: 0, length: 3 }] });
  });

  it('of everything leaves nothing', () => {
    expect(deleteSpans('abc', [{ start: 0, end: 3 }])).toEqual({ text: '', kept: [] });
  });
});

describe('merging spans', () => {
  it('joins what touches and drops what is empty', () => {
    const spans = [
      { start: 4, end: 6 },
      { start: 9, end: 9 },
      { start: 2, end: 4 },
      { start: 7, end: 8 },
    ];
    expect(mergeSpans(spans)).toEqual([
      { start: 2, end: 6 },
      { start: 7, end: 8 },
    ]);
  });

  it('leaves the spans it was given as they were', () => {
    const spans = [
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ];
    mergeSpans(spans);
    expect(spans[0]).toEqual({ start: 0, end: 2 });
  });
});

describe('the way back to the source', () => {
  it('leads from every clean character to its own', () => {
    expect([0, 1, 2].map((offset) => toRaw(ruby, offset))).toEqual([0, 7, 12]);
  });

  it.each([-1, 3, 100])('does not exist for offset %i', (offset) => {
    expect(() => toRaw(ruby, offset)).toThrow(RangeError);
  });

  it('ends directly behind the last character of a span, in front of its ruby', () => {
    expect(toRawSpan(ruby, { start: 0, end: 2 })).toEqual({ start: 0, end: 8 });
  });

  it('does not exist in an empty text', () => {
    expect(() => toRaw(deleteSpans('', []), 0)).toThrow(RangeError);
  });
});

describe('deletions within a source span', () => {
  it('are those between its kept characters', () => {
    expect(deletionsWithin(ruby, { start: 0, end: 8 })).toEqual([{ start: 1, end: 7 }]);
  });

  it('are all of them in the whole', () => {
    expect(deletionsWithin(ruby, { start: 0, end: 13 })).toEqual([
      { start: 1, end: 7 },
      { start: 8, end: 12 },
    ]);
  });

  it('are none where nothing was deleted', () => {
    expect(deletionsWithin(ruby, { start: 7, end: 8 })).toEqual([]);
  });
});
