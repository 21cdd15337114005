import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberForms, parseNumeral, toNumeral } from '../../src/language/numerals.ts';

const below10000 = fc.integer({ min: 0, max: 9999 });

describe('a Chinese numeral', () => {
  it.each([
    ['零', 0],
    ['〇', 0],
    ['十', 10],
    ['一十', 10],
    ['十九', 19],
    ['四十五', 45],
    ['两百', 200],
    ['一百零五', 105],
    ['一百一十五', 115],
    ['一千零一', 1001],
    ['三千四百', 3400],
    ['两万', 20_000],
    ['一万零五', 10_005],
    ['三万四千五百', 34_500],
    ['十万', 100_000],
    ['两千三百亿', 230_000_000_000],
    ['一万亿', 1_000_000_000_000],
  ])('%s is %d', (numeral, value) => {
    expect(parseNumeral(numeral)).toBe(value);
  });

  it.each([
    ['二〇二二', 2022],
    ['二零二二', 2022],
    ['一九七八', 1978],
    ['二○○八', 2008],
  ])('may be digits alone: %s is %d', (numeral, value) => {
    expect(parseNumeral(numeral)).toBe(value);
  });

  it.each([
    ['十二点五', 12.5],
    ['零点零三', 0.03],
    ['三点一四', 3.14],
  ])('may have a fraction: %s is %d', (numeral, value) => {
    expect(parseNumeral(numeral)).toBeCloseTo(value, 12);
  });

  it.each(['十四五', '十十', '一百二百', '三十四十', '一千二千', '百', '百五', '三点', '点五', '点', '', '3', '半'])(
    'is not %j',
    (text) => {
      expect(parseNumeral(text)).toBeUndefined();
    },
  );

  it('is read back from what every number below 10,000 is written as', () => {
    fc.assert(
      fc.property(below10000, (value) => {
        expect(parseNumeral(toNumeral(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts ten thousand times as much before 万', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), below10000, (above, below) => {
        const gap = below > 0 && below < 1000 ? '零' : '';
        const numeral = `${toNumeral(above)}万${gap}${below === 0 ? '' : toNumeral(below).replace(/^十/u, '一十')}`;
        expect(parseNumeral(numeral)).toBe(above * 10_000 + below);
      }),
    );
  });
});

describe('a number is written', () => {
  it.each([
    [0, '零'],
    [9, '九'],
    [10, '十'],
    [19, '十九'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1100, '一千一百'],
    [2022, '二千零二十二'],
    [9999, '九千九百九十九'],
  ])('%d as %s', (value, numeral) => {
    expect(toNumeral(value)).toBe(numeral);
  });
});

describe('the forms of a number', () => {
  const forms = (text: string) => numberForms(text).map(({ token, others }) => [token, ...others]);

  it.each([
    ['a numeral with a unit', '三千四百户牧民', [['3400户', '三千四百户']]],
    ['a short numeral with a unit', '五十人参加', [['50人', '五十人']]],
    ['a long numeral without one', '三千四百', [['3400', '三千四百']]],
    ['a numeral in hundreds of millions', '两千三百亿元', [['2300亿元', '两千三百亿元']]],
    ['a session', '第十九届', [['19届', '十九届']]],
    ['a percentage in words', '百分之五左右', [['5%', '百分之五']]],
    ['a long percentage in words', '百分之一百二十', [['120%', '百分之一百二十']]],
    ['a year in words', '二〇二二年', [['2022年', '二〇二二年', '二零二二年']]],
    ['a year in figures', '2022年', [['2022年', '二〇二二年', '二零二二年']]],
    ['a year without a nought', '1978年', [['1978年', '一九七八年']]],
    ['a percentage in figures', '增长8%', [['8%', '百分之八']]],
    ['a percentage with a fraction', '5.5%', [['5.5%', '百分之五点五']]],
    ['a percentage below one', '0.5%', [['0.5%', '百分之零点五']]],
    ['a figure with a unit', '12个', [['12个', '十二个']]],
    ['a figure before 千', '3千亩', [['3000亩', '3千亩', '三千亩']]],
    ['a fraction before 千', '3.5千米', [['3500米', '3.5千米', '三千五百米']]],
  ])('are told of %s', (_, text, expected) => {
    expect(forms(text)).toEqual(expected);
  });

  it.each([
    ['a plan', '十四五规划'],
    ['a policy', '一带一路'],
    ['a single character', '十人'],
    ['a short numeral without a unit', '三百'],
    ['a bare figure', '300'],
    ['an adverb', '千万'],
    ['a figure that nobody spells', '12000个'],
    ['a fraction without a percent sign', '2.9'],
  ])('are none of %s', (_, text) => {
    expect(forms(text)).toEqual([]);
  });

  it('lead from figures to characters and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 9999 }), fc.constantFrom('户', '人', '个', '亩'), (value, unit) => {
        const [figures, characters] = [`${value}${unit}`, `${toNumeral(value)}${unit}`];
        expect(forms(figures)).toEqual([[figures, characters]]);
        expect(forms(characters)).toEqual([[figures, characters]]);
      }),
    );
  });
});
