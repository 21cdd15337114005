import { describe, expect, it } from 'vitest';
import { parseReport } from '../../src/reports/report.ts';
import { reportOf, seedReport, sourceOf } from '../helpers/reports.ts';

const SPEECH = ['各位代表:', '现在,我代表省人民政府向大会报告工作,请予审议。'];
const DONE = '全年地区生产总值增长5%,各项事业取得新成绩。';

/** The year planned for, the one looked back on, and where the first was taken from. */
function years(...lines: string[]) {
  const { year, lookBackYear, from } = reportOf(...lines);
  return [year, lookBackYear, from.year];
}

describe('the year of a work report', () => {
  it('follows the one its only heading with a year looks back on', () => {
    expect(years(...SPEECH, '一、1991年国内工作的回顾', DONE, '二、加快经济发展', DONE)).toEqual([1992, 1991, 'body']);
  });

  it('is that of 主要工作 below a look-back, which alone would be one', () => {
    expect(years(...SPEECH, '一、“十四五”时期工作回顾', DONE, '三、2026年主要工作', DONE)).toEqual([
      2026,
      2025,
      'body',
    ]);
    expect(years(...SPEECH, '一、2025年主要工作', DONE)).toEqual([2026, 2025, 'body']);
  });

  it('is said with white space between its digits, or in Chinese numerals', () => {
    expect(years(...SPEECH, '关于过去五年的工作回顾', DONE, '关于1 9 9 8 年政府工作的建议', DONE)[0]).toBe(1998);
    expect(
      years('各位代表:', '我代表国务院向大会提出关于一九五八年度国民经济计划(草案)的报告,请予审议。', DONE)[0],
    ).toBe(1958);
  });

  it('follows the one that the paragraph below 去年工作回顾 begins with', () => {
    expect(years(...SPEECH, '一、去年工作回顾', '2005年,现代化建设取得显著成就。', DONE)).toEqual([2006, 2005, 'body']);
    expect(years(...SPEECH, '一、过去五年工作回顾', '2005年,现代化建设取得显著成就。', DONE)[0]).toBeNull();
  });

  it('is the coming one where it is delivered in late December, and the look-back is on its own', () => {
    expect(years('政府工作报告', '——2022年12月30日在会议上', '各位代表:', DONE)).toEqual([2023, 2022, 'head']);
  });

  it('is that of a policy address in Chinese numerals', () => {
    expect(years('香港特別行政區二零二三年施政報告', '主席議員:', DONE)).toEqual([2023, null, 'head']);
  });

  it('is not made up from the years a speech mentions', () => {
    expect(years(...SPEECH, '到1990年,总产值要翻一番。1978年以来取得伟大成就。', DONE)).toEqual([
      null,
      null,
      undefined,
    ]);
  });
});

describe('the year in the path of a file', () => {
  const yearOf = (file: string) => parseReport(file, sourceOf(DONE)).year;

  it.each([
    ['2023.txt', 2023],
    ['西藏/2023年/山南.txt', 2023],
    ['shannan-2023_v2.txt', 2023],
    ['规划2021-2025.txt', null],
    ['003_2be2019c9e681115c.txt', null],
    ['0001.txt', null],
    ['20230115.txt', null],
  ])('%s: %s', (file, year) => {
    expect(yearOf(file)).toBe(year);
  });
});

it('News looks back on no year', () => {
  expect(seedReport('004')).toMatchObject({ year: 2022, lookBackYear: null });
  expect(seedReport('003')).toMatchObject({ year: 2023, lookBackYear: 2022 });
});
