import { describe, expect, it } from 'vitest';
import { makeEnglishTable, stems, translate } from '../../src/language/english.ts';

const TEXTS = ['山南市地区生产总值增长,粮食产量提高,肉、蛋、奶增产。石泰峰出席会议。西藏清洁能源和基础设施建设。'];
const table = makeEnglishTable(TEXTS, ['石泰峰']);
const words = (question: string) =>
  Object.fromEntries(translate(question, table).map(({ phrase, words }) => [phrase, words]));

describe('an English question', () => {
  it('finds the terms of the genre', () => {
    expect(words("What was Shannan's GDP?")).toMatchObject({
      shannan: ['山南', '山南市'],
      gdp: ['地区生产总值', '生产总值'],
    });
  });

  it('takes the longest phrase that is known', () => {
    expect(Object.keys(words('How much grain output and clean energy infrastructure?'))).toEqual([
      'grain output',
      'clean energy',
      'infrastructure',
    ]);
  });

  it('finds a person by pinyin, in two words', () => {
    expect(words('What did Shi Taifeng say?')).toMatchObject({ 'shi taifeng': ['石泰峰'] });
  });

  it('knows places by their English names', () => {
    expect(words('clean energy in Tibet').tibet).toContain('西藏');
  });

  it('finds single characters only where no word means the same', () => {
    expect(words('meat, eggs and milk')).toEqual({ meat: ['肉'], eggs: ['蛋'], milk: ['奶'] });
  });

  it('says of what the reports do not contain that it is unknown', () => {
    expect(words('What is the capital of France?').france).toEqual([]);
  });
});

describe('stems', () => {
  it.each([
    ['The reports of provinces', ['report', 'provinc']],
    ['investing, invested, investment', ['invest', 'invest', 'invest']],
    ['cities and city', ['city', 'city']],
  ])('of %s', (text, expected) => {
    expect(stems(text)).toEqual(expected);
  });
});
