import { describe, expect, it } from 'vitest';
import type { Given } from '../../src/reports/given.ts';
import { parseReport } from '../../src/reports/report.ts';
import { sourceOf } from '../helpers/reports.ts';

const TEXT = [
  '山南市政府工作报告',
  '——2022年12月30日在山南市第二届人民代表大会第四次会议上',
  '山南市市长 次仁平措',
  '来源:山南日报',
  '各位代表:',
  '现在,我代表市人民政府向大会报告工作,请予审议。',
  '2022年工作回顾',
  '全市地区生产总值增长3.4%。',
  '2023年重点工作',
  '今年主要预期目标是增长8%左右。',
].join('\n');

const read = (given: Given = {}, file = '1.txt') => parseReport(file, sourceOf(TEXT, { given }));

describe('every fact', () => {
  it('says where it was taken from', () => {
    expect(read().from).toEqual({
      title: 'head',
      kind: 'head',
      region: 'head',
      year: 'body',
      lookBackYear: 'body',
      date: 'head',
      speaker: 'head',
      source: 'head',
    });
  });

  it('of a title in the file’s name is from there', () => {
    const report = parseReport('2025年上海市政府工作报告.txt', sourceOf('各位代表:\n过去一年,成绩来之不易。'));
    expect(report.from).toEqual({
      ...{ title: 'file name', kind: 'file name', region: 'file name' },
      ...{ year: 'file name', lookBackYear: 'file name' },
    });
  });

  it('is what was given, whatever the text tells', () => {
    const given = {
      ...{ title: '题', kind: '预算报告', region: '林芝', year: 2020, lookBackYear: 2018, date: '2020-01-02' },
      ...{ speaker: '张三', source: '某报', sourceUrl: 'https://example.org/1' },
    };
    const report = read(given);
    expect(report).toMatchObject({
      ...given,
      ...{ region: '林芝市', place: ['西藏自治区', '林芝市'], level: 'prefectural', titleIsDerived: false },
    });
    expect(new Set(Object.values(report.from))).toEqual(new Set(['given']));
  });

  it('takes the rest from what was given', () => {
    const bare = parseReport(
      '1.txt',
      sourceOf('各位代表:\n成绩来之不易。', {
        given: {
          ...{ kind: '政府工作报告', region: '西藏自治区山南市', date: '2022-12-30' },
        },
      }),
    );
    expect(bare).toMatchObject({ title: '山南市政府工作报告', titleIsDerived: true, year: 2023, lookBackYear: 2022 });
    expect(bare.from).toMatchObject({ title: 'body', region: 'given', date: 'given', year: 'given' });
  });
});
