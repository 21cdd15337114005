import { describe, expect, it } from 'vitest';
import { endsSentence, splitLines } from '../../src/reports/lines.ts';

const texts = (source: string) => splitLines(source).map(({ text }) => text);

describe('lines', () => {
  it('are split at LF, CRLF and CR', () => {
    expect(texts('一\n二\r\n三\r四')).toEqual(['一', '二', '三', '四']);
  });

  it('include a last line without a line break', () => {
    expect(texts('一\n二')).toEqual(['一', '二']);
  });

  it('do not include a line behind the last line break', () => {
    expect(texts('一\n二\n')).toEqual(['一', '二']);
  });

  it('include empty lines', () => {
    expect(texts('一\n\n\r\n二')).toEqual(['一', '', '', '二']);
  });

  it('are none in an empty text', () => {
    expect(splitLines('')).toEqual([]);
  });

  it('lose the white space at their ends, and count the visible characters', () => {
    expect(splitLines('\u3000 區　黨\t\r\n')).toEqual([
      { number: 1, start: 2, end: 5, breakAt: 7, text: '區　黨', folded: '区 党', length: 2 },
    ]);
  });

  it('know where they stand and where their break ends', () => {
    expect(splitLines('一\r\n二三').map(({ start, end, breakAt }) => [start, end, breakAt])).toEqual([
      [0, 1, 2],
      [3, 5, 5],
    ]);
  });
});

describe('a line ends like a sentence', () => {
  it.each(['好。', '好!', '好?', '好;', '好。”', '(好。)', '《好。》'])('in %s', (line) => {
    expect(endsSentence(line)).toBe(true);
  });

  it.each(['2022年工作回顾', '各位代表:', '好,', '好”', '(北京)', ''])('not in %j', (line) => {
    expect(endsSentence(line)).toBe(false);
  });
});
