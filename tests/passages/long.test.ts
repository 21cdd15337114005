import { describe, expect, it } from 'vitest';
import { visibleLength } from '../../src/language/fold.ts';
import { textsToEmbed } from '../../src/passages/context.ts';
import { passagesOf } from '../../src/passages/passages.ts';
import { splitParagraph } from '../../src/passages/split.ts';
import { reportOf } from '../helpers/reports.ts';

describe('a text that is too long', () => {
  it('is cut between surrogate pairs, and nothing of it is lost', () => {
    const text = `产${'𠀀'.repeat(600)},完。后一句。`;
    const parts = splitParagraph(text).map(({ start, end }) => text.slice(start, end));
    expect(parts.join('')).toBe(text);
    expect(parts.filter((part) => /^[\uDC00-\uDFFF]/.test(part))).toEqual([]);
  });

  it('is several passages where it is a header', () => {
    const lines = Array.from({ length: 8 }, (_, at) => `${'关于全区推进项目建设'.repeat(6).slice(0, 59)}${at}`);
    const headers = passagesOf(reportOf(...lines, '会议强调,要抓好落实。')).filter(({ kind }) => kind === 'header');
    expect(headers.map(({ text }) => visibleLength(text) <= 430)).toEqual([true, true]);
    expect(headers.map(({ line }) => line)).toEqual([1, expect.any(Number)]);
  });

  it('gives up its context before it outgrows the model’s window', () => {
    const [passage] = passagesOf(reportOf('各位代表:', `${'产'.repeat(420)}。`));
    if (!passage) throw new Error('no passage');
    const long = { ...passage, section: ['节'.repeat(40), '段'.repeat(40)] };
    expect(
      textsToEmbed({ title: '题'.repeat(300), region: null, year: null }, long).map((text) => text.length <= 495),
    ).toEqual(Array.from({ length: 1 + passage.sentences.length }, () => true));
  });
});
