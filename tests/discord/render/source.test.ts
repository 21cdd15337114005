import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourcePayload } from '../../../src/discord/render/source.ts';
import { TEXTS } from '../../../src/discord/texts/index.ts';
import { citationOf, problemsOf, textOf } from './things.ts';

const texts = TEXTS['zh-CN'];
const RAW = '第一行\n*全市*地區(qū)生产总值\n第三行';
const citation = citationOf({ file: 'a_b.txt', line: 2, start: 4, end: 18, text: '*全市*地區生产总值' });

describe('the source of a citation', () => {
  it('is the text of the file to the letter, with its line and span', () => {
    expect(sourcePayload(citation, { raw: RAW, isUnchanged: true }, texts)).toEqual({
      content: '',
      embeds: [
        {
          description: '\\*全市\\*地區(qū)生产总值\n-# a\\_b.txt 第 2 行,字符 4–18',
          footer: { text: '与建索引时的文件一致' },
        },
      ],
      components: [],
      allowedMentions: { parse: [] },
    });
  });

  it('of a file that has changed says so', () => {
    const { embeds } = sourcePayload(citation, { raw: RAW.replace('三', '四'), isUnchanged: false }, texts);
    expect(embeds[0]?.footer).toEqual({ text: '⚠ 文件在建索引之后改动过' });
  });

  it('of a file that is shorter now is the text of the index', () => {
    const { embeds } = sourcePayload(citation, { raw: '', isUnchanged: false }, texts);
    expect(embeds[0]?.description).toBe('\\*全市\\*地區生产总值\n-# a\\_b.txt 第 2 行,字符 4–18');
  });

  it('that cannot be read is named with its place', () => {
    const payload = sourcePayload(citation, { problem: 'a_b.txt: cannot be read: ENOENT' }, texts);
    expect(payload).toMatchObject({ content: '⚠ 原文件现在读不到\na\\_b.txt 第 2 行,字符 4–18', embeds: [] });
  });

  it('too long for a message is attached whole', () => {
    const raw = '字'.repeat(4000);
    const payload = sourcePayload({ ...citation, start: 0, end: 4000 }, { raw, isUnchanged: true }, texts);
    expect(payload.files?.map(({ attachment, name }) => [name, attachment.toString()])).toEqual([['source.txt', raw]]);
    expect(payload.embeds[0]?.description).toBe('a\\_b.txt 第 2 行,字符 0–4000');
  });

  it('fits all limits of Discord', () => {
    fc.assert(
      fc.property(textOf(4000), fc.boolean(), (raw, isUnchanged) => {
        const whole = { ...citation, start: 0, end: raw.length };
        const payloads = Object.values(TEXTS).map((texts) => sourcePayload(whole, { raw, isUnchanged }, texts));
        expect(payloads.flatMap(({ files: _, ...payload }) => problemsOf(payload))).toEqual([]);
      }),
    );
  });
});
