import { describe, expect, it } from 'vitest';
import { MARKDOWN } from '../../../src/reports/formats/markdown.ts';
import { GIVEN_NAMES } from '../../../src/reports/given.ts';
import { deleteSpans } from '../../../src/reports/text.ts';
import { failureOf } from '../../helpers/failure.ts';
import { fixture } from '../../helpers/fixtures.ts';

const read = async (text: string) => MARKDOWN.read(Buffer.from(text), 'a.md');
const textOf = async (text: string) => {
  const { raw, markup } = await read(text);
  expect(raw).toBe(text);
  return deleteSpans(raw, markup).text;
};

describe('Markdown', () => {
  it.each([
    ['a heading', '# 政府**工作**报告 #', '政府工作报告'],
    ['a heading with a line below', '标题\n====\n文', '标题\n\n文'],
    ['a heading without a space', '##标题', '标题'],
    ['emphasis beside Chinese quotes', '**“四个意识”**重要', '“四个意识”重要'],
    ['a link', '见[附件](http://a.b/c "d")。', '见附件。'],
    ['a picture', '图![说明](a.png)完', '图完'],
    ['code', '用`代码`写\n\n```js\n第一行\n```', '用代码写\n\n\n第一行\n'],
    ['a list', '- 甲\n- 乙', '甲\n乙'],
    ['a numbered list, which keeps its numbers', '1. 甲\n2. **乙**', '1. 甲\n2. 乙'],
    ['Chinese numbers', '一、甲\n(一)乙', '一、甲\n(一)乙'],
    ['a quotation', '> 一\n> 二', '一\n二'],
    ['a comment over lines', '甲\n\n<!-- 注\n释 -->\n\n乙', '甲\n\n\n\n\n乙'],
    ['tags', '<p align="center">甲</p>\n\n乙<br>丙', '甲\n\n乙丙'],
    ['a table, less the rule below its head', '| 指标 | 值 |\n|---|--:|\n| GDP | 3 |', '| 指标 | 值 |\n\n| GDP | 3 |'],
    ['a rule', '甲\n\n---\n\n乙', '甲\n\n\n\n乙'],
    ['an escape', '1\\. 甲\\*', '1. 甲*'],
    ['wrapped lines', '甲\n乙  \n丙', '甲\n乙\n丙'],
  ])('keeps of %s the text, and every line', async (_, source, text) => {
    expect(await textOf(source)).toBe(text);
  });

  it('has no line break in its markup', async () => {
    const { raw, markup } = await MARKDOWN.read(fixture('report.md'), 'report.md');
    expect(markup.some(({ start, end }) => /[\n\r]/u.test(raw.slice(start, end)))).toBe(false);
    expect(markup).toEqual([...markup].sort((a, b) => a.start - b.start));
  });

  it.each(['> '.repeat(5000), '- '.repeat(3000), '*a'.repeat(50_000)])(
    'of nothing but marks is refused',
    async (text) => {
      expect((await failureOf(() => read(`${text}甲`))).message).toMatch(/^a\.md: .* it is no Markdown$/u);
    },
  );
});

describe('front matter', () => {
  it('states what is known of the report, and is no part of its text', async () => {
    const { given, raw, markup } = await MARKDOWN.read(fixture('report.md'), 'report.md');
    expect(given).toEqual({
      title: '2023年山南市政府工作报告',
      region: '山南市',
      year: 2023,
      date: '2022-12-30',
      speaker: '次仁平措',
      sourceUrl: 'https://www.example.gov.cn/2023/report.html',
    });
    expect(deleteSpans(raw, markup).text.trimStart().slice(0, 13)).toBe('2023年地方政府工作报告');
  });

  it.each(Object.values(GIVEN_NAMES).flat())('may name %s', async (name) => {
    const value = /year|年/u.test(name) ? 2023 : /date|日期/u.test(name) ? '2023-01-02' : 'https://a.b/';
    const short = /kind|类型/u.test(name) ? '公报' : value;
    const { given } = await read(`---\n${name}: ${short}\n---\n甲`);
    expect(Object.values(given)).toEqual([short]);
  });

  it('is not what stands between two rules, or begins and never ends', async () => {
    expect(await textOf('---\n\n各位代表\n\n---\n甲')).toContain('各位代表');
    expect(await textOf('---\ntitle: 甲\n')).toContain('title: 甲');
  });

  it.each([
    ['---\ntitle: 甲\nyear: [2023\n---\n乙', /^a\.md, line \d: the front matter is no YAML/u],
    ['---\ntitle: "甲\n---\n乙', /^a\.md, line \d: the front matter is no YAML/u],
    ['---\nyear: 23\n---\n乙', /^a\.md, front matter: year is 23: /u],
    ['---\nurl: nowhere\n---\n乙', /^a\.md, front matter: source_url is "nowhere"/u],
  ])('%j is broken, and the message names the place', async (source, message) => {
    expect((await failureOf(() => read(source))).message).toMatch(message);
  });
});
