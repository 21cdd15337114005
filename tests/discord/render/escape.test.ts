import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../src/discord/render/escape.ts';
import { textOf } from './things.ts';

/** What Discord shows of an escaped text: a backslash in front of a mark is swallowed. */
const shown = (escaped: string) => escaped.replace(/\\([\p{P}\p{S}])/gu, '$1');

/** An escaped text with its escaped marks taken out: what Discord would still act on. */
const unescaped = (escaped: string) => escaped.replace(/\\[\p{P}\p{S}]/gu, '□');

describe('escaping', () => {
  it.each([
    ['bold', '**重要**', '\\*\\*重要\\*\\*'],
    ['a mention of all', '@everyone', '\\@everyone'],
    ['a mention', '<@123>', '\\<\\@123\\>'],
    ['a masked link', '[看](https://a.b)', '\\[看\\](https\\://a.b)'],
    ['a bare link', 'http://a.b', 'http\\://a.b'],
    ['an emoji by name', ':smile:', '\\:smile:'],
    ['a heading', '# 一、\n## 二', '\\# 一、\n\\## 二'],
    ['a quote and small print', '> 甲\n-# 乙', '\\> 甲\n\\-# 乙'],
    ['lists', '- 甲\n  + 乙\n12. 丙', '\\- 甲\n  \\+ 乙\n12\\. 丙'],
    ['a backslash', 'a\\*', 'a\\\\\\*'],
    ['code and spoilers', '`a` ||b||', '\\`a\\` \\|\\|b\\|\\|'],
  ])('keeps %s from meaning anything', (_, text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it.each(['2022年增长3.4%,完成5.1万亩。', '“六稳”工作:第1段(一)', '13.5%-15.2%', '8:30', '#1', 'a-b', '1.5'])(
    'leaves %s as it is',
    (text) => expect(escapeText(text)).toBe(text),
  );

  it('changes nothing that is seen', () => {
    fc.assert(
      fc.property(textOf(400), (text) => {
        expect(shown(escapeText(text))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no mark, mention or link that Discord would act on', () => {
    fc.assert(
      fc.property(textOf(400), (text) => {
        const left = unescaped(escapeText(text));
        expect(left).not.toMatch(/[*_~`|<>@[\]\\]|:\/\/|:[\w+-]+:/u);
        expect(left).not.toMatch(/^\s*(?:#{1,3}\s|-#|[-+]\s|\d+\.\s)/mu);
      }),
      { numRuns: 300 },
    );
  });

  it('at most doubles a text', () => {
    fc.assert(
      fc.property(textOf(400), (text) => {
        expect(escapeText(text).length).toBeLessThanOrEqual(text.length * 2);
      }),
    );
  });
});
