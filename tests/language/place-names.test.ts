import { describe, expect, it } from 'vitest';
import { findPlace, placesIn } from '../../src/language/places.ts';
import { regionNamed, within } from '../../src/language/regions.ts';

describe('short names of autonomous places', () => {
  it.each([
    ['西双版纳', '西双版纳傣族自治州'],
    ['红河', '红河哈尼族彝族自治州'],
    ['甘孜', '甘孜藏族自治州'],
    ['湘西', '湘西土家族苗族自治州'],
    ['黔东南', '黔东南苗族侗族自治州'],
    ['伊犁', '伊犁哈萨克自治州'],
    ['博尔塔拉', '博尔塔拉蒙古自治州'],
    ['克孜勒苏', '克孜勒苏柯尔克孜自治州'],
    ['新疆', '新疆维吾尔自治区'],
    ['广西', '广西壮族自治区'],
  ])('%s is %s', (short, name) => {
    expect(findPlace(short)?.name).toBe(name);
  });
});

describe('a place within another', () => {
  it.each([
    ['甘孜藏族自治州', '甘孜', true],
    ['吉林市', '吉林省', true],
    ['吉林省', '吉林市', false],
    ['朝阳市', '朝阳区', false],
    ['海南省', '海南藏族自治州', false],
  ])('%s within %s is %s', (region, wanted, expected) => {
    expect(within(wanted)(regionNamed(region).place)).toBe(expected);
  });
});

it('names a municipality once above its districts', () => {
  expect(findPlace('海淀区')?.above).toEqual(['北京市']);
});

it('takes a prefecture whose short name is a word only with its ending', () => {
  expect(placesIn('维护长治久安').map(({ place }) => place.name)).toEqual([]);
  expect(placesIn('在长治市召开').map(({ place }) => place.name)).toEqual(['长治市']);
});
