import { describe, expect, it } from 'vitest';
import { findRuby } from '../../../src/reports/rules/ruby.ts';
import { deleteSpans } from '../../../src/reports/text.ts';
import { SEED_NUMBERS, seedLine, seedText, slices } from '../../helpers/reports.ts';

const withoutRuby = (text: string) => deleteSpans(text, findRuby(text)).text;

describe('ruby', () => {
  it('is taken out behind every character that has it', () => {
    expect(withoutRuby('清潔能源產(chǎn)業(yè)發(fā)展壯大')).toBe('清潔能源產業發展壯大');
  });

  it('is taken out of a personal name', () => {
    expect(withoutRuby('藍(lán)佛安出席')).toBe('藍佛安出席');
  });

  it('covers its brackets and nothing else', () => {
    expect(findRuby('電網(wǎng)覆蓋區(qū)')).toEqual([
      { start: 2, end: 8 },
      { start: 11, end: 15 },
    ]);
  });

  it('is taken out in full-width brackets, too', () => {
    expect(withoutRuby('產（chǎn）業（yè）')).toBe('產業');
  });

  it('is taken out with every tone mark of ü', () => {
    expect(withoutRuby('綠(lǜ)驢(lǘ)女(nǚ)')).toBe('綠驢女');
  });

  it('is taken out inside a real bracket, which stays', () => {
    expect(withoutRuby('(內(nèi)蒙古日報社融媒體記者 劉曉冬)')).toBe('(內蒙古日報社融媒體記者 劉曉冬)');
  });

  it('is not needed on every line: a title without ruby comes out as it is', () => {
    expect(withoutRuby(seedLine('004', 2))).toBe('在鄂爾多斯召開');
  });

  it('is taken out behind the Latin letter that mojibake moved it to', () => {
    expect(withoutRuby('?;仡櫩偨Y(jié)近幾年')).toBe('?;仡櫩偨Y近幾年');
  });

  it('stays where its opening bracket was lost', () => {
    expect(withoutRuby('有序?qū)嵤┟弘姍C組')).toBe('有序?qū)嵤┟弘姍C組');
  });

  it('stays where its closing bracket was lost', () => {
    expect(withoutRuby('有序區(qū嵤┟弘姍C組')).toBe('有序區(qū嵤┟弘姍C組');
  });

  it.each([
    ['高原(北京)文化傳播', 'a place'],
    ['中(藏)医药特色发展', 'one Han character'],
    ['(一)以“推动经济', 'a number'],
    ['國內生產總值(GDP)', 'capitals'],
    ['互聯網(wang)', 'a syllable without tone mark'],
    ['拉薩(Lāsà)', 'two syllables with a capital'],
    ['西藏(xīzàng)', 'two syllables'],
    ['莊嚴(zhuang1)', 'a tone number'],
    ['項目(ABC é)', 'a space'],
  ])('leaves %s alone: %s', (text) => {
    expect(withoutRuby(text)).toBe(text);
  });

  it('leaves a bracket alone that stands behind punctuation', () => {
    expect(withoutRuby('他說,(ā)是嘆詞')).toBe('他說,(ā)是嘆詞');
  });

  it('leaves a syllable of more than six letters alone', () => {
    expect(withoutRuby('莊(zhuāngg)')).toBe('莊(zhuāngg)');
  });
});

describe('ruby of the seeds', () => {
  it.each([
    ['000', 122],
    ['001', 185],
    ['002', 0],
    ['003', 0],
    ['004', 300],
  ] as const)('%s has %i', (seed, count) => {
    expect(findRuby(seedText(seed))).toHaveLength(count);
  });

  it('is always one bracketed syllable', () => {
    const all = SEED_NUMBERS.flatMap((seed) => slices(seedText(seed), findRuby(seedText(seed))));
    expect(all.filter((ruby) => !/^\([a-z]*\P{ASCII}[a-z]*\)$/u.test(ruby))).toEqual([]);
  });

  it('leaves no tone mark behind but the half ruby of 004', () => {
    const rest = SEED_NUMBERS.map((seed) => withoutRuby(seedText(seed))).join('');
    expect(rest.match(/.{2}[\u0100-\u024f\u00e0-\u00ff]\)/gu)).toEqual(['?qū)']);
  });
});
