import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../src/language/numbers.ts';

const tokens = (text: string) => numbersIn(text).map(({ token, digits }) => [token, digits]);

describe('numbers', () => {
  it.each([
    ['地区生产总值达248亿元', [['248亿元', '248']]],
    ['增长3.4%', [['3.4%', '3.4%']]],
    ['粮食产量16.85万吨', [['16.85万吨', '16.85']]],
    [
      '2022年12月30日',
      [
        ['2022年', '2022'],
        ['12月', '12'],
        ['30日', '30'],
      ],
    ],
    [
      '629户2908人',
      [
        ['629户', '629'],
        ['2908人', '2908'],
      ],
    ],
    ['提升5g网络', [['5g', '5']]],
    ['推动s5拉萨至山南', [['s5', '5']]],
    ['装机容量285.5万千瓦', [['285.5万千瓦', '285.5']]],
    ['总量达到4.4万', [['4.4万', '4.4']]],
    ['提高2.21个百分点', [['2.21个', '2.21']]],
    ['第4次', [['4次', '4']]],
  ])('are read from %s', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  it('lose the commas between thousands', () => {
    expect(tokens('45,233元')).toEqual([['45233元', '45233']]);
  });

  it('stand where they say', () => {
    const text = '增长3.4%、实现产值38.7亿元';
    expect(numbersIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['3.4%', '38.7亿元']);
  });

  it('tell 248亿元 from 248户', () => {
    expect(tokens('248亿元')).not.toEqual(tokens('248户'));
  });

  it('are kept apart in a list', () => {
    expect(tokens('40.9%、48.8%、53.8%').map(([token]) => token)).toEqual(['40.9%', '48.8%', '53.8%']);
  });

  it('do not swallow the full stop behind them', () => {
    expect(tokens('98%.')).toEqual([['98%', '98%']]);
  });

  it('are not Chinese numerals', () => {
    expect(tokens('十三对关系')).toEqual([]);
  });
});
