import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem, stems } from '../../src/language/stem.ts';

describe('a word without its inflection', () => {
  it.each([
    ['city', 'cities'],
    ['report', 'reported'],
    ['invest', 'investment'],
    ['plan', 'planning'],
    ['target', 'targets'],
    ['growth', 'GROWTH'],
  ])('is the same for %s and %s', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it.each([
    ['organisation', 'organization'],
    ['modernised', 'modernized'],
    ['modernises', 'modernizes'],
    ['urbanisation', 'urbanization'],
    ['utilising', 'utilizing'],
    ['labour', 'labor'],
    ['favoured', 'favored'],
    ['harbours', 'harbors'],
    ['programme', 'program'],
    ['programmes', 'programs'],
    ['centre', 'center'],
    ['centres', 'centers'],
  ])('is the same in Britain and in America: %s, %s', (british, american) => {
    expect(stem(british)).toBe(stem(american));
  });

  it.each([
    ['grain', 'growth'],
    ['urban', 'rural'],
    ['tax', 'task'],
    ['enterprise', 'entertain'],
    ['import', 'export'],
  ])('is not the same for %s and %s', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  it('does not depend on capitals, and is never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aeiosurntdlgcmy'), minLength: 1, maxLength: 12 }), (word) => {
        expect(stem(word.toUpperCase())).toBe(stem(word));
        expect(stem(word)).not.toBe('');
      }),
    );
  });
});

describe('the words of an English text', () => {
  it.each([
    ['are without inflection', 'investing, invested, investment', ['invest', 'invest', 'invest']],
    ['leave out function words', 'What was the target of the provinces?', ['target', 'provinc']],
    ['keep figures whole', 'GDP 3.4% of 1,234', ['gdp', '3.4', '1,234']],
    ['are divided by hyphens', 'high-tech enterprises', ['high', 'tech', 'enterpr']],
    ['have no apostrophe at their end', "provinces' roles", ['provinc', 'role']],
    ['are none in Chinese', '山南市地区生产总值', []],
    ['are none in nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(stems(text)).toEqual(expected);
  });

  it.each(["Xi'an", 'Xi’an', "Yan'an"])('have %s as one', (name) => {
    expect(stems(`the port of ${name}`)).toEqual(['port', name.toLowerCase()]);
  });

  it.each(["Shannan's GDP", 'Shannan’s GDP'])('are known without the possessive: %s', (text) => {
    expect(stems(text)).toEqual(expect.arrayContaining(['shannan', 'gdp']));
  });
});
