import { describe, expect, it } from 'vitest';
import { numberedLevel } from '../../src/reports/numbering.ts';

describe('numbered headings', () => {
  it.each([
    ['一、总体要求', 1],
    ['第一部分 工作回顾', 1],
    ['第三章 保障', 1],
    ['(一)主要目标', 2],
    ['(十二)其他', 2],
    ['第二节 投资', 2],
    ['1.经济目标', 3],
    ['12、就业', 3],
    ['(1)增长', 4],
  ])('%s is of level %i', (heading, level) => {
    expect(numberedLevel(heading)).toBe(level);
  });

  it.each(['3.4%的增速', '2022年工作回顾', '一是加强领导', '第一,要抓好', '(北京)', '一带一路', '——旗帜鲜明', ''])(
    '%j has no number',
    (line) => {
      expect(numberedLevel(line)).toBeUndefined();
    },
  );
});
