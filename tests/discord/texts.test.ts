import { describe, expect, it } from 'vitest';
import { localeOfText, localeOfUser } from '../../src/discord/locale.ts';
import { TEXTS } from '../../src/discord/texts/index.ts';
import { fold } from '../../src/language/fold.ts';

const SEARCHED = { reports: 5, passages: 77, limits: '' };
const ARGUMENTS: Record<string, unknown[]> = { notFound: [SEARCHED], searched: [SEARCHED], unknownReport: ['山南'] };

/** All sentences of a language by their path, functions with made-up arguments. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'function') return [[path, String(value(...(ARGUMENTS[path] ?? [1, 2, 3, 4])))]];
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, part]) => sentences(part, path ? `${path}.${key}` : key));
}

const LANGUAGES = Object.entries(TEXTS);

describe('what the bot says', () => {
  it('is the same set of sentences in every language', () => {
    const [first, ...others] = LANGUAGES.map(([, texts]) => sentences(texts).map(([path]) => path));
    expect(others).toEqual([first, first]);
  });

  it.each(LANGUAGES)('in %s is never empty, and never shows a value that is missing', (_, texts) => {
    const wrong = sentences(texts).filter(
      ([, text]) => text.trim() === '' || /undefined|null|\[object|NaN/u.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it.each(LANGUAGES)('in %s says what it was given', (_, texts) => {
    expect(texts.slowDown(37)).toContain('37');
    expect(texts.incident('ab12')).toContain('ab12');
    expect(texts.goneBuild('3499a1c70396')).toContain('3499a1c70396');
    expect(texts.longQuestion(2001, 2000)).toMatch(/2001.*2000/su);
    expect(texts.notFound({ reports: 5, passages: 77, limits: ' (x)' })).toMatch(/5.*77.*\(x\)/su);
    expect(texts.source.place('a.txt', 7, 100, 120)).toMatch(/a\.txt.*7.*100–120/u);
  });

  it('begins with the words for not found where nothing is', () => {
    expect(LANGUAGES.map(([, { notFound }]) => /^(?:未找到|Not found)/u.exec(notFound(SEARCHED))?.[0])).toEqual([
      '未找到',
      '未找到',
      'Not found',
    ]);
  });

  it('in simplified Chinese has no traditional character, and in traditional says the same', () => {
    const [simplified, traditional] = [sentences(TEXTS['zh-CN']), sentences(TEXTS['zh-TW'])];
    expect(simplified.filter(([, text]) => fold(text.toLowerCase()) !== text.toLowerCase())).toEqual([]);
    expect(traditional.filter(([, text]) => fold(text) !== text).length).toBeGreaterThan(30);
  });

  it('in English has no Chinese but examples', () => {
    const chinese = sentences(TEXTS['en-US']).filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect(chinese.map(([path]) => path)).toEqual(['emptyQuestion', 'unknownReport']);
  });

  it.each(LANGUAGES)('in %s fits its place', (_, { buttons, jump, facts, sources, context, help }) => {
    expect(Object.values(buttons).filter((label) => label.length > 76)).toEqual([]);
    expect([jump.length <= 150, help.length <= 2000]).toEqual([true, true]);
    expect([...Object.values(facts), sources, context].filter((name) => name.length > 256)).toEqual([]);
  });
});

describe('the language', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['en-US', 'en-US'],
    ['en-GB', 'en-US'],
    ['de', 'en-US'],
    ['ja', 'en-US'],
  ])('of a user whose Discord speaks %s is %s', (discord, locale) => {
    expect(localeOfUser(discord)).toBe(locale);
  });

  it.each([
    ['山南市GDP增长多少?', 'zh-CN'],
    ['山南市GDP增長多少?', 'zh-TW'],
    ['What was the GDP?', 'en-US'],
    ['ＧＤＰ?', 'en-US'],
    ['2022', 'en-US'],
    ['', 'en-US'],
    ['GDP 多少', 'zh-CN'],
  ])('of the text %j is %s', (text, locale) => {
    expect(localeOfText(text)).toBe(locale);
  });
});
