import { describe, expect, it } from 'vitest';
import { reportOf, seedReport } from '../helpers/reports.ts';

const roles = (...lines: string[]) => reportOf(...lines).header.map(({ role, text }) => [role, text]);
const BODY = '会议强调,要坚持目标导向,确保重点工作任务取得实质性突破。';

describe('header', () => {
  it('of 003 is the meeting and the speaker with his lost spaces', () => {
    expect(seedReport('003').header.map(({ role, text, number }) => [number, role, text])).toEqual([
      [2, 'event', '——2022年12月30日在山南市第二届人民代表大会第四次会议上'],
      [3, 'speaker', '山南市人民政府市长??次仁平措'],
    ]);
  });

  it('of 004 is a title on two lines and a sub-headline', () => {
    expect(seedReport('004').header.map(({ role, number }) => [number, role])).toEqual([
      [1, 'title'],
      [2, 'title'],
      [3, 'subheadline'],
    ]);
  });

  it('of 001 is a sub-headline without title', () => {
    expect(seedReport('001').header.map(({ role, text }) => [role, text])).toEqual([['subheadline', '藍佛安出席']]);
  });

  it('of 002 is empty, for its body starts at once', () => {
    expect(seedReport('002').header).toEqual([]);
  });

  it('knows a date and a source line', () => {
    expect(roles('山南市召开会议', '(2023年1月5日)', '来源:山南日报', BODY)).toEqual([
      ['title', '山南市召开会议'],
      ['date', '(2023年1月5日)'],
      ['source', '来源:山南日报'],
    ]);
  });

  it.each(['各位代表:', '同志们!', '(一)稳步推进。', '一、2022年工作回顾', BODY])('ends in front of %s', (first) => {
    expect(roles('山南市今年工作要点', first, BODY)).toEqual([['title', '山南市今年工作要点']]);
  });

  it('is empty where all lines are short: nothing tells it from the body', () => {
    expect(roles('春风', '秋月', '山南')).toEqual([]);
  });
});

describe('title', () => {
  it('is joined from the lines it is broken over', () => {
    expect(reportOf('全区重大项目建设动员大会', '在鄂尔多斯召开', BODY).title).toBe(
      '全区重大项目建设动员大会在鄂尔多斯召开',
    );
  });

  it('does not swallow the sub-headline behind it', () => {
    expect(reportOf('全区项目建设大会召开', '石泰峰讲话 王莉霞主持', BODY).title).toBe('全区项目建设大会召开');
  });

  it('does not swallow a second headline', () => {
    expect(reportOf('全区项目建设大会召开', '各地掀起建设热潮', BODY).title).toBe('全区项目建设大会召开');
  });

  it('stands as written, in its own script', () => {
    expect(reportOf('莊嚴:全力推動產(chǎn)業(yè)發(fā)展', BODY).title).toBe('莊嚴:全力推動產業發展');
  });
});
