import { describe, expect, it } from 'vitest';
import { findTeasers } from '../../../src/reports/rules/teasers.ts';
import { cleanLines, found, noiseOf, seedText } from '../../helpers/reports.ts';

const FOOT = '版权所有:中国西藏网';

describe('teasers', () => {
  it('are all lines of 000 behind its copyright notice', () => {
    const lines = Array.from({ length: 17 }, (_, at) => [at + 8, 'teaser']);
    expect(noiseOf(seedText('000'))).toEqual([[7, 'footer'], ...lines]);
  });

  it('are a headline without a bullet and the text that links to the whole', () => {
    const headline = '全國政協委員陳軍:讓生態優勢轉化為發展優勢';
    expect(found(findTeasers, '會議召開。', headline, '向綠水青山要紅利福利。[詳細] -')).toEqual([2, 3]);
  });

  it('are the next headlines in front of the last text, too', () => {
    expect(found(findTeasers, '正文。', '頭條', '文字。[詳細] -', '垃圾分類你我同行', '文字。[詳細]')).toEqual([
      2, 3, 4, 5,
    ]);
  });

  it('are headlines with bullets behind the foot of the page', () => {
    expect(found(findTeasers, '正文。', FOOT, '- 南通港閘攝影大賽啟動', '- 人民網評:織牢防護網')).toEqual([3, 4]);
  });

  it('are the lone hyphen behind the foot', () => {
    expect(found(findTeasers, '正文。', FOOT, '-')).toEqual([3]);
  });

  it('are not a list of the report itself, in front of any foot', () => {
    const list = ['- 国内首条海底高铁隧道', '- 珠峰高程测量', '- 南京北站建设'];
    expect(found(findTeasers, '一年来,我们办成了三件大事:', ...list, '成绩来之不易。', FOOT)).toEqual([]);
  });

  it('are not the list of a report that has no foot at all', () => {
    const raw = '三件大事:\n- 海底隧道贯通\n- 珠峰测高完成\n- 北站开工建设\n成绩来之不易。';
    expect(cleanLines(raw)).toEqual(raw.split('\n'));
  });

  it('are not prose behind the foot: a body may be printed twice or continue', () => {
    expect(found(findTeasers, '正文。', FOOT, '會議要求,要加強組織領導。')).toEqual([]);
  });

  it('are not a heading of the report in front of the foot', () => {
    expect(found(findTeasers, '2022年工作回顾', '成绩来之不易。', FOOT)).toEqual([]);
  });

  it('are not a sentence with brackets at its end', () => {
    expect(found(findTeasers, '详见附件[详细说明]。', '按规定执行(详细)')).toEqual([]);
  });
});
