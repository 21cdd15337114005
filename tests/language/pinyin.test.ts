import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exonymsOf } from '../../src/language/exonyms.ts';
import { pinyinOf } from '../../src/language/pinyin.ts';
import { findPlace } from '../../src/language/places.ts';

describe('pinyin', () => {
  it.each([
    ['山南市', 'shannanshi', 'sns'],
    ['內蒙古自治區', 'neimengguzizhiqu', 'nmgzzq'],
    ['重庆市', 'chongqingshi', 'cqs'],
    ['六安市', 'luanshi', 'las'],
    ['长春市', 'changchunshi', 'ccs'],
    ['山南市政府工作报告 2022', 'shannanshizhengfugongzuobaogao2022', 'snszfgzbg2022'],
    ['', '', ''],
  ])('of %s is %s, in short %s', (text, full, initials) => {
    expect(pinyinOf(text)).toEqual({ full, initials });
  });

  it('has no tone, no capital and no white space, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'山南市 增長绿率GDPü1。') }), (text) => {
        const { full, initials } = pinyinOf(text);
        expect(full + initials).not.toMatch(/[A-Zāáǎàēéěèīíǐìōóǒòūúǔù\s]/u);
        expect(initials.length).toBeLessThanOrEqual(full.length);
      }),
    );
  });
});

describe('English names', () => {
  it.each([
    ['西藏', ['tibet', 'xizang']],
    ['内蒙古', ['inner mongolia']],
    ['山南', ['lhoka']],
    ['武汉', []],
    ['', []],
  ])('of %s are %j', (short, names) => {
    expect(exonymsOf(short)).toEqual(names);
  });

  it.each(['西藏', '内蒙古', '陕西', '拉萨', '日喀则', '山南', '鄂尔多斯', '呼和浩特', '乌鲁木齐', '齐齐哈尔'])(
    'belong to places by the short name of the gazetteer: %s',
    (short) => {
      expect(findPlace(short)?.short).toBe(short);
    },
  );
});
