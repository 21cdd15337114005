import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDictionary, writeDictionary } from '../../src/language/dictionary.ts';
import { isFollowUp, readQuestion } from '../../src/search/question.ts';
import { vocabularyOf } from '../helpers/vocabulary.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

beforeAll(() => {
  const folder = join(temporaryFolder(), 'dictionary');
  writeDictionary(folder, vocabularyOf(['山南市 林芝 地区生产总值 增长 目标 粮食 产量']), []);
  loadDictionary(folder);
});

describe('a follow-up', () => {
  test.each([
    '那2023年的目标呢?',
    '那么林芝呢',
    '它的目标是多少?',
    '其中农牧民收入是多少?',
    '还有吗?',
    '另外,谁主持会议?',
    '再说说粮食产量',
    '林芝呢？',
    '這個目標是多少?',
    'And in 2023?',
    'what about Linzhi?',
    'How about grain?',
  ])('is %s', (question) => {
    expect(isFollowUp(question)).toBe(true);
  });

  test.each(['2022年山南市地区生产总值是多少?', '谁主持会议?', '你好', 'Andy who?', 'What is the target?', ''])(
    'is not %s',
    (question) => {
      expect(isFollowUp(question)).toBe(false);
    },
  );
});

describe('a question is read', () => {
  test('with its words, years and places', () => {
    const { text, terms, years, places, isForeign } = readQuestion({ question: '2022年山南市的粮食产量是多少?' });
    const tokens = terms.map(({ token }) => token);
    expect({ text, tokens, years, places: places.map(({ name }) => name), isForeign }).toEqual({
      text: '2022年山南市的粮食产量是多少?',
      tokens: ['2022年', '2022', '山南', '粮食', '产量'],
      years: [2022],
      places: ['山南市'],
      isForeign: false,
    });
  });

  test('alike in simplified and traditional characters, and in full width', () => {
    const simplified = readQuestion({ question: '2022年山南市的粮食产量?' });
    expect(readQuestion({ question: '２０２２年山南市的糧食產量？' })).toEqual(simplified);
  });

  test('with the other names of what it names', () => {
    const { terms } = readQuestion({ question: '山南GDP?' });
    expect(terms).toEqual([
      { token: 'gdp', weight: 1, synonyms: expect.arrayContaining(['地区生产总值', '国内生产总值', '生产总值']) },
      { token: '山南', weight: 1, synonyms: [] },
    ]);
  });

  test('without the words with which it is asked, whole or in part', () => {
    const tokens = (question: string) => readQuestion({ question }).terms.map(({ token }) => token);
    expect(tokens('请问山南什么时候增长?')).toEqual(tokens('山南增长'));
  });

  test('with what no report contains as a word of its own', () => {
    expect(readQuestion({ question: '山南的饕餮纹增长' }).terms.map(({ token }) => token)).toContain('饕餮纹');
  });

  test('with numbers and years in every writing', () => {
    const { years, terms } = readQuestion({ question: '二〇二二年三千四百户增长百分之五' });
    expect(years).toEqual([2022]);
    const names = terms.flatMap(({ token, synonyms }) => [token, ...synonyms]);
    expect(names).toEqual(expect.arrayContaining(['2022年', '3400户', '5%', '百分之五']));
  });

  test('with the reports that it names by their year', () => {
    const { years, reportYears } = readQuestion({ question: '2023年山南政府工作报告说2022年增长多少?' });
    expect({ years, reportYears }).toEqual({ years: [2023, 2022], reportYears: [2023] });
  });

  test('as foreign where it has no Chinese character', () => {
    expect(readQuestion({ question: 'Who spoke in Shannan?' }).isForeign).toBe(true);
  });

  test('without years that are parts of other numbers', () => {
    expect(readQuestion({ question: '12022年 20221230 248亿元 2021—2025年' }).years).toEqual([2021, 2025]);
  });
});

describe('the question before', () => {
  const question = '那林芝呢?';

  test('counts its 今年 from the same day', () => {
    expect(readQuestion({ question: '那失业率呢?', context: '今年GDP目标?', asOf: '2023' }).years).toEqual([2023]);
  });

  test('lends its words at less weight, its years, and its text to the vector', () => {
    const { text, terms, years, places } = readQuestion({ question, context: '2022年山南市粮食产量?' });
    expect({ text, years, places: places.map(({ name }) => name) }).toEqual({
      text: '2022年粮食产量? 那林芝呢?',
      years: [2022],
      places: ['林芝市'],
    });
    expect(terms.map(({ token, weight }) => [token, weight])).toEqual([
      ['林芝', 1],
      ['2022年', 0.4],
      ['2022', 0.4],
      ['粮食', 0.4],
      ['产量', 0.4],
    ]);
  });

  test('loses its years where the new one names its own', () => {
    const { text, years } = readQuestion({ question: '那2023年呢?', context: '2022年山南市粮食产量?' });
    expect({ text, years }).toEqual({ text: '山南市粮食产量? 那2023年呢?', years: [2023] });
  });

  test('is told with what it lost', () => {
    const { carried } = readQuestion({ question: '那2023年林芝呢?', context: '2022年山南市糧食產量?' });
    expect(carried).toEqual({ text: '糧食產量?', replaced: ['2022年', '山南市'] });
    expect(readQuestion({ question: '山南粮食产量' }).carried).toBeUndefined();
  });

  test('lends its place where the new one names none', () => {
    const { places } = readQuestion({ question: '那2023年呢?', context: '2022年山南市粮食产量?' });
    expect(places.map(({ name }) => name)).toEqual(['山南市']);
  });
});

describe('今年 and its like', () => {
  test.each([
    ['前年粮食产量', '2024年粮食产量'],
    ['去年粮食产量', '2025年粮食产量'],
    ['上年粮食产量', '2025年粮食产量'],
    ['今年糧食產量', '2026年粮食产量'],
    ['明年粮食产量', '2027年粮食产量'],
  ])('count from the day that is given: %s', (question, text) => {
    expect(readQuestion({ question, asOf: '2026-03-05' }).text).toBe(text);
    expect(readQuestion({ question, asOf: '2026' }).years).toEqual([Number(text.slice(0, 4))]);
  });

  test('name no year without one', () => {
    const { text, years } = readQuestion({ question: '今年粮食产量' });
    expect({ text, years }).toEqual({ text: '今年粮食产量', years: [] });
  });
});
