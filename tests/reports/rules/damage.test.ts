import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/passages/sentences.ts';
import { clean } from '../../../src/reports/clean.ts';
import { findDamage } from '../../../src/reports/rules/damage.ts';
import { SEED_NUMBERS, seedReport, seedText, slices } from '../../helpers/reports.ts';

const damageOf = (text: string) => findDamage(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('damage', () => {
  it('is the two question marks in place of lost spaces', () => {
    expect(findDamage('市长??次仁平措')).toEqual([{ kind: 'lost', start: 2, end: 4 }]);
  });

  it('is the question mark and the mojibake behind it', () => {
    expect(damageOf('落實“六?!比蝿眨_處理好')).toEqual([['mojibake', '?!比蝿眨_']]);
    expect(damageOf('“開門紅”?;仡櫩偨Y近幾年')).toEqual([['mojibake', '?;仡櫩偨Y']]);
  });

  it('reaches over half a ruby', () => {
    expect(damageOf('有序?qū)嵤┟弘姍C組靈活性改造')).toEqual([['mojibake', '?qū)嵤┟弘姍C']]);
  });

  it('is a row of replacement characters', () => {
    expect(damageOf('全市\uFFFD\uFFFD生产总值')).toEqual([['lost', '\uFFFD\uFFFD']]);
  });

  it('is a question mark where no question was asked', () => {
    expect(damageOf('粮食产量达到16?万吨')).toEqual([['lost', '?']]);
  });

  it.each([
    '钱从哪里来?人往哪里去?',
    '“怎么办?”他说。',
    '为什么要改革?因为要发展。',
    '能否如期完成?能。',
    '准备好了吗?(笑声)',
    '生产总值增长多少?增长8%。',
    '您满意?',
    '您满意？我们满意。',
  ])('is not the question mark that ends a question: %s', (text) => {
    expect(damageOf(text)).toEqual([]);
  });

  it('is not the rare character of a name', () => {
    expect(damageOf('镕、喆、翀、㛃出席会议')).toEqual([]);
  });

  it('is not ruby, Latin text or an odd mark alone', () => {
    expect(damageOf('業(yè) Copyright © S5 café _')).toEqual([]);
  });
});

describe('damage of the seeds', () => {
  it.each([
    ['000', [['mojibake', '?!比蝿眨_']]],
    ['001', []],
    ['002', []],
    ['003', [['lost', '??']]],
    [
      '004',
      [
        ['mojibake', '?;仡櫩偨Y'],
        ['mojibake', '?qū)嵤┟弘姍C'],
      ],
    ],
  ] as const)('%s is flagged in source offsets', (seed, expected) => {
    const { raw, damage } = seedReport(seed);
    expect(damage.map(({ kind, start, end }) => [kind, raw.slice(start, end)])).toEqual(expected);
  });

  it('is kept: no question mark is taken out of a body', () => {
    const marks = SEED_NUMBERS.map((seed) => [...clean(seedText(seed)).clean.text.matchAll(/\?/g)].length);
    expect(marks).toEqual([1, 0, 0, 2, 2]);
  });

  it('ends no sentence', () => {
    const text = '堅決做好“六穩”工作、落實“六?!比蝿眨_處理好“十三對關系”。完。';
    expect(slices(text, splitSentences(text))).toEqual([
      '堅決做好“六穩”工作、落實“六?!比蝿眨_處理好“十三對關系”。',
      '完。',
    ]);
  });

  it('does not split the sentence that lost its full stop', () => {
    const text = '實現了“開門穩”、“開門紅”?;仡櫩偨Y近幾年自治區的實踐,必須真抓實干。';
    expect(slices(text, splitSentences(text))).toEqual([text]);
  });
});
