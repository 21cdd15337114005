import { describe, expect, it } from 'vitest';
import { reportOf, seedReport } from '../helpers/reports.ts';

const { body, sections } = seedReport('003');
const line = (number: number) => body.find((each) => each.number === number);
const SIX = '(六)以“新安全格局保障新发展格局”为目标导向,聚力构建群防群治、共治共享的社会治理体系。';
const ONE = '(一)以“推动经济实现质的有效提升和量的合理增长”为奋进航向,聚力构建多点发力、多元支撑的现代化经济体系。';

describe('outline of 003', () => {
  it('has eight headings on lines of their own', () => {
    expect(body.filter(({ kind }) => kind === 'heading').map(({ number }) => number)).toEqual([
      6, 19, 23, 27, 31, 38, 42, 46,
    ]);
  });

  it('has the salutation and the lead-in', () => {
    expect(body.filter(({ kind }) => kind === 'salutation' || kind === 'leadin').map(({ number }) => number)).toEqual([
      4, 22,
    ]);
  });

  it.each([
    ['a bare heading', 19, []],
    ['a numbered heading', 23, ['2023年重点工作']],
    ['the opening', 5, []],
    ['the overview of 2022', 7, ['2022年工作回顾']],
    ['the thanks', 17, ['2022年工作回顾']],
    ['the target figures', 21, ['2023年重点工作']],
    ['a paragraph of part one', 24, ['2023年重点工作', ONE]],
    ['a paragraph of part six', 50, ['2023年重点工作', SIX]],
    ['the closing 各位代表!, outside (六)', 51, ['2023年重点工作']],
    ['the last paragraph, outside (六)', 52, ['2023年重点工作']],
  ])('puts %s (L%i) in its place', (_, number, section) => {
    expect(line(number)?.section).toEqual(section);
  });

  it('takes the dashed run-in heading without dash and full stop', () => {
    expect(line(8)?.runIns.map(({ text }) => text)).toEqual(['旗帜鲜明讲政治,淬炼了对党忠诚之魂']);
  });

  it('takes the short first sentence as run-in heading', () => {
    expect(line(39)?.runIns.map(({ text }) => text)).toEqual(['重改革创新']);
  });

  it('takes the parallel run-in headings inside a paragraph', () => {
    expect(line(26)?.runIns.map(({ text }) => text)).toEqual([
      '增强消费基础作用',
      '繁荣发展商贸经济',
      '大力拓展消费热点',
    ]);
  });

  it('takes a run-in heading in L8-L16, L24-L26, L28-L30, L32-L37, L39-L41, L43-L45 and L47-L50', () => {
    const numbers = body.filter(({ runIns }) => runIns.length > 0).map(({ number }) => number);
    expect(numbers).toEqual([
      ...[8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 26, 28, 29, 30, 32, 33, 34, 35, 36, 37],
      ...[39, 40, 41, 43, 44, 45, 47, 48, 49, 50],
    ]);
  });

  it('lists 41 heading chains', () => {
    expect(sections).toHaveLength(41);
  });

  it('counts paragraphs without headings', () => {
    expect([4, 5, 7, 8, 24, 52].map((number) => line(number)?.paragraph)).toEqual([1, 2, 3, 4, 18, 41]);
  });
});

describe('outline', () => {
  const kinds = (...lines: string[]) =>
    reportOf('各位代表:', ...lines)
      .body.slice(1)
      .map(({ kind }) => kind);

  it('finds no heading in the news reports', () => {
    const found = (['000', '001', '002', '004'] as const).flatMap((seed) => seedReport(seed).sections);
    expect(found).toEqual([]);
  });

  it('nests four forms of numbers', () => {
    const report = reportOf('各位代表:', '一、总体要求', '(一)主要目标', '1.经济目标', '(1)增长速度', '增长8%左右。');
    expect(report.body.at(-1)?.section).toEqual(['一、总体要求', '(一)主要目标', '1.经济目标', '(1)增长速度']);
  });

  it('leaves a deeper level when an outer one begins', () => {
    const report = reportOf('各位代表:', '一、回顾', '(一)成绩', '好。', '二、展望', '更好。');
    expect(report.body.at(-1)?.section).toEqual(['二、展望']);
  });

  it('takes a numbered paragraph of several sentences as prose', () => {
    expect(kinds('一、加强领导。成立专班。压实责任。')).toEqual(['prose']);
  });

  it('takes rows of short lines as no headings', () => {
    expect(kinds('好。', '生产总值 248亿元', '粮食产量 16万吨', '成绩来之不易。')).toEqual([
      'prose',
      'prose',
      'prose',
      'prose',
    ]);
  });

  it('takes a decimal at the head of a line as no number', () => {
    expect(kinds('3.4%的增速来之不易。')).toEqual(['prose']);
  });

  it('takes no run-in heading from a sentence with a figure, a pause or 了', () => {
    const report = reportOf('各位代表:', '增长8%。好。', '一要抓实,二要抓好。好。', '取得了成绩。好。');
    expect(report.body.flatMap(({ runIns }) => runIns)).toEqual([]);
  });

  it('takes no run-in heading from a paragraph of one sentence', () => {
    expect(reportOf('各位代表:', '增强投资关键作用。').body.flatMap(({ runIns }) => runIns)).toEqual([]);
  });
});
