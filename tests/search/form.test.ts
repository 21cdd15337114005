import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/search/form.ts';

const fits = (question: string, answer: string) => formOf(question)?.test(answer);

describe('the form of an answer', () => {
  it.each([
    ['总投资多少亿元?', '总投资12.5亿元', true],
    ['总投资多少亿元?', '42个重点项目闭环施工', false],
    ['投入了多少资金?', '安排资金3.4亿元', true],
    ['gdp增长多少?', '增长3.4%', true],
    ['gdp增长多少?', '达248亿元', false],
    ['城镇化率是多少?', '力争城镇化率达到38%', true],
    ['平均海拔多少米?', '海拔4500米', true],
    ['平均海拔多少米?', '629户2908人完成了脱贫', false],
    ['有多少户完成了脱贫?', '629户2908人完成了脱贫', true],
    ['用了多少天?', '用19天时间', true],
    ['什么时候建成投运?', '今年内建成投运', true],
    ['在哪一年实现碳达峰?', '实现碳达峰碳中和目标意义重大', false],
    ['how many jobs were created?', '转移就业11万人', true],
    ['when was the meeting held?', '7月28日,会议在拉萨召开', true],
  ])('%s — %s: %s', (question, answer, expected) => {
    expect(fits(question, answer)).toBe(expected);
  });

  it.each(['由谁主持?', '五项重点工作是什么?', '座谈会上哪几个市作了发言?', '副组长有哪几位?'])(
    'is free for %s',
    (question) => {
      expect(formOf(question)).toBeUndefined();
    },
  );
});
