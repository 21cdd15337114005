import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksForGoal, quotationsIn, reportYearsIn, statesGoals } from '../../src/search/intent.ts';

describe('a question asks for a goal', () => {
  test.each([
    '2023年gdp增长目标是多少?',
    '粮食产量预期达到多少?',
    '计划新建多少公里公路?',
    '今年拟建多少个项目?',
    '力争城镇化率达到多少?',
    '失业率控制在多少以内?',
    '要新增多少个就业岗位?',
    '安排了多少资金?',
    'what is the growth target for 2023?',
    'how many jobs are planned?',
    'what growth was expected?',
    'which goals were set?',
    'how many roads will be built?',
  ])('%s', (question) => {
    expect(asksForGoal(question)).toBe(true);
  });
});

describe('a question asks for what has happened', () => {
  test.each([
    '2022年gdp增长了多少?',
    '完成植树造林多少亩?',
    '谁主持会议?',
    '计划单列市有哪些?',
    'what was the gdp in 2022?',
    'explain the willow trees',
    '',
  ])('%s', (question) => {
    expect(asksForGoal(question)).toBe(false);
  });
});

describe('a passage states goals', () => {
  test.each([
    ['not at all', '完成植树造林5.1万亩', 0],
    ['a little by a limit alone', '增长8%左右', 1 / 3],
    ['a little by an intention alone', '要坚持生态优先', 1 / 3],
    ['more by both', '力争增长8%以上', 2 / 3],
    ['wholly where it says that it does', '主要预期目标是:地区生产总值增长8%左右', 1],
  ])('%s', (_, passage, share) => {
    expect(statesGoals(passage)).toBeCloseTo(share, 12);
  });

  test('by no more than all signs together, and never less for more text', () => {
    const piece = fc.constantFrom('目标是', '左右', '力争', '增长8%', '完成', '以内', '要', ',');
    fc.assert(
      fc.property(fc.array(piece), piece, (pieces, more) => {
        const text = pieces.join('');
        expect(statesGoals(text + more)).toBeGreaterThanOrEqual(statesGoals(text));
        expect(statesGoals(text + more)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a question names reports by their years', () => {
  test.each([
    ['2025年浙江省政府工作报告', [2025]],
    ['2025年的报告里怎么说?', [2025]],
    ['2024年报告和2025年报告的目标', [2024, 2025]],
    ['2025年报告与2025年政府工作报告', [2025]],
    ['the 2025 report', [2025]],
    ['the 2025 government work report', [2025]],
    ["the 2025 people's congress work report", [2025]],
    ['the report of 2024', [2024]],
    ['the report for 1998', [1998]],
  ])('%s', (question, years) => {
    expect(reportYearsIn(question)).toEqual(years);
  });

  test.each([
    ['a year without a report', '2025年gdp目标是多少?'],
    ['a report without a year', '政府工作报告的目标'],
    ['a report in another clause', '2025年gdp是多少,报告怎么说?'],
    ['a report far behind the year', '2025年全省一般公共预算收入的增长目标见于哪份报告'],
    ['a part of a longer number', '12025年报告'],
    ['a year that is none', '1899年报告'],
    ['reporting', 'in 2025 reporting started'],
    ['nothing', ''],
  ])('but not by %s', (_, question) => {
    expect(reportYearsIn(question)).toEqual([]);
  });
});

describe('what stands in quotation marks', () => {
  test.each([
    ['curved', '什么是“放管服”改革?', ['放管服']],
    ['straight', '"两个确立"是什么', ['两个确立']],
    ['corner', '「湘易办」是什么', ['湘易办']],
    ['double corner', '『雪亮工程』', ['雪亮工程']],
    ['single', '‘三农’工作', ['三农']],
    ['of titles', '《三年行动方案》', ['三年行动方案']],
    ['around Latin letters', 'what is "xiang yi ban"?', ['xiang yi ban']],
    ['more than once', '“两山”和“双碳”', ['两山', '双碳']],
    ['with white space inside', '“ 双碳 ”', ['双碳']],
  ])('is told: %s', (_, question, expected) => {
    expect(quotationsIn(question)).toEqual(expected);
  });

  test.each([
    ['none', '什么是放管服改革?'],
    ['one character', '“省”字'],
    ['nothing between them', '“”'],
    ['no mark at the end', '“放管服改革'],
    ['apostrophes', "xi'an's gdp"],
  ])('is nothing where there are %s', (_, question) => {
    expect(quotationsIn(question)).toEqual([]);
  });
});
