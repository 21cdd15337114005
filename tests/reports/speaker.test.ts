import { describe, expect, it } from 'vitest';
import { reportOf, seedReport } from '../helpers/reports.ts';

const OPENING = '现在,我代表人民政府,向大会报告工作,请予审议。';
const speaker = (...lines: string[]) => reportOf('政府工作报告', ...lines, OPENING).speaker;

describe('the speaker', () => {
  it('stands behind an office and lost spaces', () => {
    expect(seedReport('003')).toMatchObject({ speaker: '次仁平措', from: { speaker: 'head' } });
  });

  it.each([
    ['代市长 张三', '张三'],
    ['省长 ○○○', null],
    ['省长 王　凯', '王凯'],
    ['国务院总理 李强', '李强'],
    ['自治区代理主席 嘎玛泽登', '嘎玛泽登'],
    ['自治区主席 艾尔肯·吐尼亚孜', '艾尔肯·吐尼亚孜'],
    ['縣長 張偉', '張偉'],
    ['市长热线工作报告', null],
  ])('of the line %s is %s', (line, name) => {
    expect(speaker(line, '各位代表:')).toBe(name);
  });

  it.each([
    ['----2025年1月15日龚正市长在上海市第十六届人民代表大会第三次会议的政府工作报告', '龚正'],
    ['——2025年1月16日省长 李乐成在辽宁省第十四届人民代表大会第三次会议上的讲话', '李乐成'],
    ['2025年1月14日在北京市第十六届人民代表大会第三次会议上北京市市长 殷勇同志作政府工作报告。', '殷勇'],
    ['——2022年3月5日在第十三届全国人民代表大会第五次会议上国务院总理李克强各位代表:', '李克强'],
    ['1957年6月26日在第一届全国人民代表大会第四次会議上周恩来各位代表:', '周恩来'],
  ])('is named on one line with the meeting: %s', (line, name) => {
    expect(speaker(line)).toBe(name);
  });

  it('is the chief executive of a policy address', () => {
    expect(reportOf('香港特別行政區2023年施政報告', '行政長官李家超', '主席議員:', OPENING).speaker).toBe('李家超');
  });

  it('is not taken from the speech itself, nor from news', () => {
    expect(speaker('各位代表:', '省长王凯在会议上强调,要抓好落实。')).toBeNull();
    expect(reportOf('市长张三在会议上讲话', '近日,会议在拉萨召开。', '会议强调,要抓好落实。').speaker).toBeNull();
  });
});
