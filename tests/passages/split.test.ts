import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleLength } from '../../src/language/fold.ts';
import { splitSentences } from '../../src/passages/sentences.ts';
import { LONGEST_PASSAGE, splitParagraph } from '../../src/passages/split.ts';
import { pageText, seedLine, slices } from '../helpers/reports.ts';

const parts = (text: string, forced?: number[]) => slices(text, splitParagraph(text, forced));
const sentence = (length: number, end = '。') => '产'.repeat(length - 1) + end;

describe('a paragraph', () => {
  it('stays whole where it is short enough', () => {
    const text = sentence(200) + sentence(230);
    expect(parts(text)).toEqual([text]);
  });

  it('is measured without white space', () => {
    const text = `${sentence(200)} \n${'　'.repeat(100)}${sentence(230)}`;
    expect(parts(text)).toEqual([text]);
  });

  it('is cut at a sentence end where it is one character too long', () => {
    expect(parts(sentence(200) + sentence(231))).toEqual([sentence(200), sentence(231)]);
  });

  it('is cut into even parts', () => {
    expect(parts(sentence(150).repeat(4)).map((part) => part.length)).toEqual([300, 300]);
  });

  it('is cut at a full stop sooner than at a semicolon', () => {
    const text = sentence(240) + sentence(30, ';') + sentence(30, ';') + sentence(300);
    expect(parts(text).map((part) => part.length)).toEqual([240, 360]);
  });

  it('is cut in front of an enumeration sooner than inside it', () => {
    const items = ['一是', '二是', '三是'].map((number) => number + sentence(60));
    const text = sentence(240) + items.join('') + sentence(100);
    expect(parts(text)[0]).toBe(sentence(240));
  });

  it('of 002 L2 is cut in front of what comes next, its enumeration whole', () => {
    const text = seedLine('002', 2);
    expect(parts(text).map((part) => [part.slice(0, 4), part.slice(-4)])).toEqual([
      ['高嵩在发', '体措施。'],
      ['下一阶段', '和素质。'],
    ]);
  });
});

describe('a run-in heading', () => {
  it('begins a part', () => {
    const text = '增强消费基础作用。扩大消费。繁荣发展商贸经济。打造商圈。';
    expect(parts(text, [14])).toEqual(['增强消费基础作用。扩大消费。', '繁荣发展商贸经济。打造商圈。']);
  });

  it('at the beginning cuts nothing', () => {
    expect(parts('重改革创新。抓实。', [0])).toEqual(['重改革创新。抓实。']);
  });
});

describe('a sentence that is longer than a passage', () => {
  it('is cut behind commas', () => {
    const text = `${'产'.repeat(299)},${'业'.repeat(299)}。`;
    expect(parts(text)).toEqual([`${'产'.repeat(299)},`, `${'业'.repeat(299)}。`]);
  });

  it('is cut anywhere where it has no comma', () => {
    const text = '产'.repeat(900);
    expect([parts(text).join(''), parts(text).every((part) => part.length <= LONGEST_PASSAGE)]).toEqual([text, true]);
  });
});

describe('any text', () => {
  const spans = (text: string) => splitParagraph(text);

  it('is covered by parts that touch', () => {
    fc.assert(
      fc.property(pageText, (text) => {
        expect(slices(text, spans(text)).join('')).toBe(text);
        expect(spans(text).every(({ start }, at) => start === (spans(text)[at - 1]?.end ?? 0))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('has no part that is longer than a passage', () => {
    fc.assert(
      fc.property(pageText, (text) => {
        expect(slices(text, spans(text)).filter((part) => visibleLength(part) > LONGEST_PASSAGE)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is cut inside a sentence only where that is longer than a passage', () => {
    fc.assert(
      fc.property(pageText, (text) => {
        const cuts = spans(text)
          .slice(1)
          .map(({ start }) => start);
        const cut = splitSentences(text).filter(({ start, end }) => cuts.some((at) => at > start && at < end));
        expect(slices(text, cut).filter((each) => visibleLength(each) <= LONGEST_PASSAGE)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is covered by sentences that touch and are not empty', () => {
    fc.assert(
      fc.property(pageText, (text) => {
        const sentences = splitSentences(text);
        expect(slices(text, sentences).join('')).toBe(text);
        expect(
          sentences.filter(({ start, end }, at) => start !== (sentences[at - 1]?.end ?? 0) || end <= start),
        ).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
