import { expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { renderAnswer, renderReport } from '../../src/cli/render.ts';
import type { ReportRecord } from '../../src/index/records.ts';

const plain = (_: unknown, text: string) => text;

test('A file name or title steers no terminal', () => {
  const report = {
    reportId: 'abc',
    file: 'a\x1b[31mred\n.txt',
    title: '报\u202E告',
    titleIsDerived: false,
    region: null,
    date: null,
  };
  expect(renderReport(report as unknown as ReportRecord, plain)).toBe(
    'abc  《报<U+202E>告》  地区不详, 日期不详  a<U+001B>[31mred⏎.txt',
  );
});

const refusal = (question: string, changes: Partial<Answer> = {}) =>
  ({ question, status: 'not_found', searched: { reports: 5, passages: 77, build: 'b' }, ...changes }) as Answer;

test('A refusal says how much was searched and which report is missing, in the language of the question', () => {
  const missing = [{ place: '拉萨市', year: 2023 }];
  expect(renderAnswer(refusal('拉萨市2023年GDP?', { missing }), plain)).toEqual([
    '未找到:在 5 份报告的 77 个段落里没有找到回答这个问题的内容。',
    '没有拉萨市2023年的报告。',
  ]);
  expect(renderAnswer(refusal('GDP of Lhasa in 2023?', { missing }), plain)).toEqual([
    'Not found: nothing in 5 report(s), 77 passages, answers this question.',
    'There is no report of 2023 for 拉萨市.',
  ]);
});

test('A follow-up is shown as it was understood', () => {
  const understood = { text: '山南市GDP?', replaced: ['2022年'] };
  expect(renderAnswer(refusal('那2023年呢?', { understood }), plain)[0]).toBe(
    '理解为: 山南市GDP? → 那2023年呢? (已换掉: 2022年)',
  );
});
