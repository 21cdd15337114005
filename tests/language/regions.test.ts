import { describe, expect, it } from 'vitest';
import { regionNamed, within } from '../../src/language/regions.ts';

describe('a region', () => {
  it.each([
    ['山南', '山南市', 'prefectural', '西藏自治区 山南市'],
    ['西藏自治区山南市', '山南市', 'prefectural', '西藏自治区 山南市'],
    ['西藏 › 山南', '山南市', 'prefectural', '西藏自治区 山南市'],
    ['西藏自治區山南市', '山南市', 'prefectural', '西藏自治区 山南市'],
    ['青海海南', '海南藏族自治州', 'prefectural', '青海省 海南藏族自治州'],
    ['海南', '海南省', 'provincial', '海南省'],
    ['重庆城口县', '城口县', 'county', '重庆市 城口县'],
    ['甘肃/兰州/城关区', '城关区', 'county', '甘肃省 兰州市 城关区'],
    ['城关区', '城关区', 'county', '城关区'],
    ['国务院', '全国', 'national', '全国'],
    ['香港', '香港特别行政区', 'provincial', '香港特别行政区'],
    ['昆山市千灯镇', '千灯镇', null, '江苏省 苏州市 昆山市 千灯镇'],
    ['浦东新区', '浦东新区', 'county', '上海市 浦东新区'],
    ['雄安新区', '雄安新区', null, '雄安新区'],
    ['月球', '月球', null, '月球'],
    ['山东山南', '山东省', 'provincial', '山东省'],
  ])('named %s is %s', (written, name, level, place) => {
    expect(regionNamed(written)).toEqual({ name, level, place: place.split(' ') });
  });
});

describe('a report', () => {
  const shannan = ['西藏自治区', '山南市'];

  it.each([
    [shannan, '西藏', true],
    [shannan, '西藏 › 山南', true],
    [shannan, '林芝', false],
    [[...shannan, '琼结县'], '山南', true],
    [['甘肃省', '兰州市', '城关区'], '城关区', true],
    [['甘肃省', '兰州市', '城关区'], '拉萨市城关区', false],
    [['江苏省', '苏州市', '昆山市', '千灯镇'], '昆山', true],
    [['月球'], '月球', true],
    [[], '西藏', false],
  ])('about %j within %s: %s', (place, wanted, expected) => {
    expect(within(wanted)(place)).toBe(expected);
  });
});
