import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText, placeOf, quoteOf } from '../../../src/discord/render/citation.ts';
import { TEXTS } from '../../../src/discord/texts/index.ts';
import { anyCitation, citationOf } from './things.ts';

const texts = TEXTS['zh-CN'];

describe('a date', () => {
  it.each([
    ['2022-12-30', ['2022-12-30', '2022-12-30', '2022-12-30']],
    ['--03-06', ['3月6日(未注年份)', '3月6日(未註年份)', '3/6 (no year stated)']],
    [null, ['日期不详', '日期不詳', 'no date']],
  ])('%j is said in the language of the user', (date, said) => {
    expect(Object.values(TEXTS).map((texts) => dateText(date, texts))).toEqual(said);
  });
});

describe('the place of a citation', () => {
  it('names title, headings, paragraph and date, long ones cut short', () => {
    const citation = citationOf({ title: '题'.repeat(300), section: ['节'.repeat(300), '二'] });
    expect(placeOf(citation, texts)).toBe(`《${'题'.repeat(59)}…》 › ${'节'.repeat(23)}… › 二 › 第3段 · 2022-12-30`);
  });

  it.each([
    ['prose', ['第3段', '第3段', 'paragraph 3']],
    ['caption', ['图片说明', '圖片說明', 'photo caption']],
    ['header', ['篇首', '篇首', 'head of the report']],
  ] as const)('says where %s stands', (kind, said) => {
    const places = Object.values(TEXTS).map((texts) => placeOf(citationOf({ kind, section: [], title: '题' }), texts));
    expect(places).toEqual(said.map((place) => `《题》 › ${place} · 2022-12-30`));
  });
});

/** What a reader sees of a quote. */
const shown = (quote: string) => quote.replace(/\\([\p{P}\p{S}])/gu, '$1');

describe('a quote', () => {
  it('has its evidence in bold', () => {
    expect(quoteOf({ text: '甲。乙。丙。', evidence: [[2, 4]] }, 100)).toBe('甲。**乙。**丙。');
  });

  it('without evidence has none', () => {
    expect(quoteOf({ text: '甲。乙。丙。', evidence: [] }, 100)).toBe('甲。乙。丙。');
  });

  it('keeps marks at the edge of the evidence apart from the bold', () => {
    expect(quoteOf({ text: '*甲*乙*', evidence: [[2, 4]] }, 100)).toBe('\\*甲**\\*乙**\\*');
  });

  it('that is too long is cut around its evidence', () => {
    const text = `${'前'.repeat(500)}证据${'后'.repeat(500)}`;
    const quote = quoteOf({ text, evidence: [[500, 502]] }, 208);
    expect(quote).toBe(`…${'前'.repeat(40)}**证据**${'后'.repeat(58)}…`);
  });

  it('fits its room, and shows words of the passage in their order with the beginning of the evidence in bold', () => {
    fc.assert(
      fc.property(anyCitation, fc.constantFrom(60, 460, 2400), (citation, length) => {
        const { text, evidence } = citation;
        const quote = quoteOf(citation, length);
        expect(quote.length).toBeLessThanOrEqual(length);
        expect(quote).not.toMatch(/\p{Surrogate}/u);
        const [before = '', bold = '', after = ''] = quote.replace(/^…|…$/gu, '').split(/(?<!\\)(?:\\\\)*\*\*/u);
        const seen = [before, bold, after].map(shown);
        expect(text).toContain(seen.join(''));
        const [start, end] = evidence[0] ?? [0, 0];
        expect(text.slice(start, end).startsWith(seen[1] ?? '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('shows the passage whole where there is room', () => {
    fc.assert(
      fc.property(anyCitation, (citation) => {
        const quote = quoteOf(citation, 9000);
        expect(shown(quote.replace(/(?<!\\)(?:\\\\)*\*\*/gu, (marks) => marks.slice(0, -2)))).toBe(citation.text);
      }),
      { numRuns: 200 },
    );
  });
});
