import { describe, expect, it } from 'vitest';
import { eventYear, fullDate, headingYear, leadDate } from '../../src/reports/dates.ts';

describe('a full date', () => {
  it('is read with its year', () => {
    expect(fullDate('——2022年12月30日在山南市第二届人民代表大会第四次会议上')).toBe('2022-12-30');
  });

  it('has two digits for month and day', () => {
    expect(fullDate('2023年1月5日')).toBe('2023-01-05');
  });

  it.each(['12月30日', '2022年12月', '2022年'])('is not %s', (text) => {
    expect(fullDate(text)).toBeNull();
  });
});

describe('a day', () => {
  it('without a year has none', () => {
    const lead = '7月22日,省委书记主持召开会议。我国力争2030年前实现碳达峰、2060年前实现碳中和。';
    expect(leadDate(lead, lead)).toBe('--07-22');
  });

  it('does not take the year since which something happens', () => {
    const text = '7月28日,会议召开,集团公司自2002年开始对口支援,开展活动。';
    expect(leadDate(text, text)).toBe('--07-28');
  });

  it('takes the year that names the event in a sentence about the same day', () => {
    const lead = '4月8日,自治区召开动员大会。';
    expect(leadDate(`${lead}4月8日上午,内蒙古自治区2022年推进高质量发展大会举行。`, lead)).toBe('2022-04-08');
  });

  it('does not take the year of a sentence about another day', () => {
    const lead = '4月8日,自治区召开动员大会。';
    expect(leadDate(`${lead}5月9日,2022年推进高质量发展大会举行。`, lead)).toBe('--04-08');
  });

  it('takes no year where two are stated', () => {
    const text = '4月8日,2021年总结大会、2022年动员大会举行。';
    expect(leadDate(text, text)).toBe('--04-08');
  });

  it('is none where the lead states none', () => {
    expect(leadDate('近日,会议召开。', '近日,会议召开。')).toBeNull();
  });

  it('is not the end of a longer number', () => {
    expect(leadDate('编号112月3日,', '编号112月3日,')).toBeNull();
  });
});

describe('the year of an event', () => {
  it('is the one that names it', () => {
    expect(eventYear('近日,主持召开2020年第一次会议')).toBe(2020);
  });

  it.each(['力争2030年前实现碳达峰的会议', '自2002年开始的会议', '今年的会议'])('is unknown in %s', (lead) => {
    expect(eventYear(lead)).toBeNull();
  });
});

describe('the year of a heading', () => {
  it.each([
    ['2022年工作回顾', { year: 2022, view: 'back' }],
    ['一、2022年主要工作', { year: 2022, view: 'back' }],
    ['2023年重点工作', { year: 2023, view: 'ahead' }],
    ['二、2023年工作安排', { year: 2023, view: 'ahead' }],
    ['2023年', undefined],
    ['重点工作', undefined],
    ['增强投资关键作用', undefined],
  ] as const)('of %s', (heading, expected) => {
    expect(headingYear(heading)).toEqual(expected);
  });
});
