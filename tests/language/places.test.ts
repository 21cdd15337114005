import { describe, expect, it } from 'vitest';
import { findPlace, placesIn } from '../../src/language/places.ts';
import { regionNamed, within } from '../../src/language/regions.ts';

const written = (text: string) => placesIn(text).map((mention) => mention.written);

describe('a place', () => {
  it('is known with the units above it, nearest first', () => {
    expect(findPlace('聂荣县')).toEqual({
      name: '聂荣县',
      short: '聂荣',
      level: 'county',
      above: ['那曲市', '西藏自治区'],
    });
  });

  it('has nothing above it if it is a province', () => {
    expect(findPlace('西藏自治区')).toEqual({ name: '西藏自治区', short: '西藏', level: 'province', above: [] });
  });

  it.each([
    ['西藏', '西藏自治区'],
    ['内蒙古', '内蒙古自治区'],
    ['广西', '广西壮族自治区'],
    ['新疆', '新疆维吾尔自治区'],
    ['宁夏', '宁夏回族自治区'],
    ['香港', '香港特别行政区'],
    ['山西', '山西省'],
    ['山南', '山南市'],
    ['凉山', '凉山彝族自治州'],
    ['锡林郭勒', '锡林郭勒盟'],
    ['阿里', '阿里地区'],
    ['鄂爾多斯', '鄂尔多斯市'],
    ['內蒙古自治區', '内蒙古自治区'],
  ])('%s is found as %s', (name, official) => {
    expect(findPlace(name)?.name).toBe(official);
  });

  it('keeps a county name of two characters whole', () => {
    expect(findPlace('措美县')?.short).toBe('措美');
  });

  it.each(['火星', '', '自治区', '集团'])('is not %j', (name) => {
    expect(findPlace(name)).toBeUndefined();
  });
});

describe('places in a text', () => {
  it('are found left to right with their spans', () => {
    const text = '西藏自治区山南市乃东区';
    expect(placesIn(text).map(({ place, start, end }) => [place.name, start, end])).toEqual([
      ['西藏自治区', 0, 5],
      ['山南市', 5, 8],
      ['乃东区', 8, 11],
    ]);
  });

  it('are found in traditional script and told folded', () => {
    expect(written('在鄂爾多斯召開')).toEqual(['鄂尔多斯']);
  });

  it('are taken as long as possible', () => {
    expect(written('内蒙古自治区鄂尔多斯市')).toEqual(['内蒙古自治区', '鄂尔多斯市']);
  });

  it('are not the short names of counties, which may be common words', () => {
    expect(written('措美、隆子、加查')).toEqual([]);
  });

  it('are none in a text without places', () => {
    expect(written('会议强调,要坚持目标导向。')).toEqual([]);
  });
});

describe('a report about a place is within', () => {
  it.each([
    ['山南市', '西藏'],
    ['山南', '西藏自治区'],
    ['山南市', '西藏自治區'],
    ['山南市', '山南'],
    ['乃东区', '山南市'],
    ['乃东区', '西藏'],
    ['鄂尔多斯', '內蒙古'],
    ['西藏自治区', '西藏'],
  ])('%s: %s', (region, wanted) => {
    expect(within(wanted)(regionNamed(region).place)).toBe(true);
  });

  it.each([
    ['西藏自治区', '山南市'],
    ['山南市', '拉萨'],
    ['山西省', '西藏'],
    ['全国', '西藏'],
    ['山南市', '全国'],
  ])('not %s: %s', (region, wanted) => {
    expect(within(wanted)(regionNamed(region).place)).toBe(false);
  });
});
