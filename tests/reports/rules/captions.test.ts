import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/reports/clean.ts';
import { type Line, splitLines } from '../../../src/reports/lines.ts';
import { creditOf, isCaption } from '../../../src/reports/rules/captions.ts';
import { seedText } from '../../helpers/reports.ts';

const line = (text: string) => splitLines(text)[0] as Line;
const credit = (text: string) => creditOf(line(text))?.text;

describe('captions', () => {
  it('are the seven lines of 004 that end in a credit', () => {
    const captions = clean(seedText('004')).lines.filter((each) => each.isCaption);
    expect(captions.map(({ number }) => number)).toEqual([6, 8, 10, 12, 14, 16, 18]);
  });

  it('stay without their credit', () => {
    const { lines } = clean('4月8日上午,大會在鄂爾多斯舉行。內蒙古日報社融媒體記者 袁永紅 攝');
    expect(lines.map(({ text }) => text)).toEqual(['4月8日上午,大會在鄂爾多斯舉行。']);
  });

  it('give their credit once, as written', () => {
    expect(clean(seedText('004')).credits).toEqual(['內蒙古日報社融媒體記者 袁永紅 攝']);
  });

  it.each([
    ['會議現場。记者 袁永红 摄', '记者 袁永红 摄'],
    ['会议现场。(记者 袁永红 摄)', '(记者 袁永红 摄)'],
    ['会议现场。新华社记者 张三 李四 摄', '新华社记者 张三 李四 摄'],
    ['会议现场。张三 摄影', '张三 摄影'],
  ])('have the credit of %s', (text, expected) => {
    expect(credit(text)).toBe(expected);
  });

  it('may be told by their first word', () => {
    expect(['图为会议现场', '图一:施工现场', '▲ 施工现场'].map((text) => isCaption(line(text)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each([
    '成功举办第三届山南摄影展,展出作品300件。张三作品获摄影类金奖。',
    '大會以視頻形式召開,各盟市設分會場。(內蒙古日報社融媒體記者 劉曉冬)',
    '图书馆、文化馆免费开放。',
    '记者 袁永红 摄',
  ])('are not %s', (text) => {
    expect([isCaption(line(text)), credit(text)]).toEqual([false, undefined]);
  });

  it('are not a long paragraph with a photograph beside it', () => {
    const text = `${'项目建设是牵动经济发展的“牛鼻子”,'.repeat(15)}必须真抓实干。记者 袁永红 摄`;
    expect([isCaption(line(text)), credit(text)]).toEqual([false, undefined]);
  });
});
