import { describe, expect, it } from 'vitest';
import { EMPTY_TABLE, type EnglishTable, makeEnglishTable } from '../../src/language/english.ts';
import { translate } from '../../src/language/translate.ts';
import { vocabularyOf } from '../helpers/vocabulary.ts';

const TEXTS = [
  '山南市地区生产总值增长,粮食产量提高,肉、蛋、奶增产。石泰峰出席会议。西藏清洁能源和基础设施建设。',
  '聂荣县农牧民增收,推广“湘易办”。',
];

const pairs = new Set(TEXTS.flatMap((text) => [...text].map((_, at) => text.slice(at, at + 2))));
const exists = (pair: string) => pairs.has(pair);

const tableOf = (texts: readonly string[], persons: readonly string[]) =>
  makeEnglishTable(vocabularyOf(texts), persons);

const table = tableOf(TEXTS, ['石泰峰']);

/** The phrases of a question with the Chinese words for them. */
const words = (question: string, from: EnglishTable = table) =>
  Object.fromEntries(translate(question, from, exists).map(({ phrase, words }) => [phrase, words]));

/** The phrases of a question that are taken for names. */
const names = (question: string) =>
  translate(question, table, exists).flatMap(({ phrase, isName }) => (isName ? [phrase] : []));

describe('an English question', () => {
  it('finds the terms of the genre, as far as the reports use them', () => {
    expect(words("What was Shannan's GDP?")).toMatchObject({ shannan: ['山南'], gdp: ['地区生产总值', '生产总值'] });
  });

  it('takes the longest phrase that is known', () => {
    expect(words('How much grain output and clean energy infrastructure?')).toEqual({
      'grain output': ['粮食产量', '粮食'],
      'clean energy': ['清洁能源'],
      infrastructure: ['基础设施'],
    });
  });

  it('puts terms of the genre before words of the dictionary', () => {
    expect(words('target', tableOf(['指标、指标、指标和目标'], []))).toEqual({ target: ['目标', '指标'] });
  });

  it('does not mind inflection, capitals and British spelling', () => {
    expect(words('GROWTH, herder, Farmers')).toEqual({
      growth: ['增长'],
      herder: ['牧民', '农牧民'],
      farmers: ['农牧民'],
    });
    expect(words('urbanisation', tableOf(['城镇化'], [])).urbanisation).toContain('城镇化');
  });

  it('finds single characters only where no longer word means the same', () => {
    expect(words('meat, eggs and milk')).toEqual({ meat: ['肉'], eggs: ['蛋'], milk: ['奶'] });
    expect(words('grain', tableOf(['粮食和粮'], []))).toEqual({ grain: ['粮食'] });
  });

  it('says of what the reports do not contain that it is unknown', () => {
    expect(words('What is the population of France?')).toEqual({ population: [], france: [] });
  });

  it('has no phrase across a figure or punctuation', () => {
    expect(words('grain 5 output')).toEqual({ grain: ['粮食'], output: ['产量'] });
    expect(words('clean, energy')).toEqual({ clean: expect.any(Array), energy: expect.any(Array) });
  });

  it.each(['', '???', 'What is the', '2022 3.4%'])('may say nothing: %j', (question) => {
    expect(translate(question, table, exists)).toEqual([]);
  });

  it('is not misled by the names of object properties', () => {
    expect(words('constructor toString valueOf')).toEqual({ constructor: [], tostring: [], valueof: [] });
  });

  it('finds nothing without reports', () => {
    expect(words('grain in Tibet', EMPTY_TABLE)).toEqual({ grain: [], tibet: [] });
  });
});

describe('a person', () => {
  it.each(['Shi Taifeng', 'SHI Taifeng', 'Shi Tai Feng', 'Shi Tai-feng'])('is found by pinyin: %s', (spelling) => {
    expect(translate(`What did ${spelling} say?`, table, exists)[0]).toMatchObject({ words: ['石泰峰'], isName: true });
  });
});

describe('a place', () => {
  it.each([
    ['Tibet', ['西藏']],
    ['Xizang', ['西藏']],
    ['Lhasa', ['拉萨']],
    ['Lhoka', ['山南']],
    ['Inner Mongolia', ['内蒙古']],
    ['Chengdu', ['成都']],
    ['Shanxi', ['山西']],
    ['Shaanxi', ['陕西']],
    ['Suzhou', ['苏州', '宿州']],
  ])('is known by its English name, whether the reports name it or not: %s', (name, expected) => {
    expect(words(`clean energy in ${name}`)[name.toLowerCase()]).toEqual(expected);
  });

  it('is a county only where the reports name it', () => {
    expect(words('Nierong')).toEqual({ nierong: ['聂荣县'] });
    expect(words('Nierong', tableOf(['山南市'], []))).toEqual({ nierong: [] });
  });

  it.each(['Nierong County', 'nierong county'])('takes its rank with it: %s', (name) => {
    expect(words(`herders of ${name}`)).toEqual({ herders: ['牧民', '农牧民'], nierong: ['聂荣县'] });
  });

  it.each(['Tibet Autonomous Region', 'Shannan City', 'Shanxi Province'])('is told with its rank: %s', (name) => {
    expect(Object.keys(words(name))).toEqual([name.split(' ')[0]?.toLowerCase()]);
  });

  it('is believed in small letters where it is no word', () => {
    expect(names('shannan gdp')).toEqual(['shannan']);
  });
});

describe('a name that nobody listed', () => {
  it.each(['Xiang Yi Ban', 'Xiangyiban', 'XiangYi Ban'])('is found by its sound: %s', (name) => {
    expect(words(`What is ${name}?`)).toEqual({ [name.toLowerCase()]: ['湘易办'] });
  });

  it('is not looked for in small letters', () => {
    expect(names('what is xiang yi ban?')).toEqual([]);
  });

  it('is not found where the characters never stand together', () => {
    expect(translate('Xiang Yi Ban', table, () => false).flatMap(({ words }) => words)).toEqual([]);
  });
});

describe('the explanation of a name', () => {
  // CC-CEDICT: 哲蚌寺 is "Drepung monastery, Lhasa, Tibet", 亚东 is "Yadong county, …, in Shigatse prefecture, Tibet".
  const monastery = tableOf(['哲蚌寺和亚东'], []);

  it('does not translate other names', () => {
    expect(words('drepung monastery, lhasa, tibet', monastery)).toEqual({
      'drepung monastery': ['哲蚌寺'],
      lhasa: ['拉萨'],
      tibet: ['西藏'],
    });
    expect(words('shigatse prefecture', monastery)).toEqual({ shigatse: ['日喀则'] });
  });
});
