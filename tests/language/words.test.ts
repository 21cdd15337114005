import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DICTIONARY_FILES, loadDictionary, writeDictionary } from '../../src/language/dictionary.ts';
import { fold } from '../../src/language/fold.ts';
import { isStopWord } from '../../src/language/stopwords.ts';
import { unknownWords, wordsOf } from '../../src/language/words.ts';
import { vocabularyOf } from '../helpers/vocabulary.ts';

const TEXT = '全力推動西藏清潔能源產業發展壯大,粮食产量达到16.85万吨。';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaoju-words-'));
  writeDictionary(join(folder, 'dictionary'), vocabularyOf([fold(TEXT)]), []);
  loadDictionary(join(folder, 'dictionary'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const dictionary = () => readFileSync(join(folder, 'dictionary', 'dict.utf8'), 'utf8').split('\n');

describe('the dictionary', () => {
  it('is the files that it names', () => {
    expect([...DICTIONARY_FILES].sort()).toEqual(readdirSync(join(folder, 'dictionary')).sort());
  });

  it('has the words of the texts and no other', () => {
    const words = dictionary().map((line) => line.split(' ')[0] ?? '');
    const long = words.filter((word) => word.length > 1);
    // One word of two private characters stands for all that was left out.
    expect(long.filter((word) => !fold(TEXT).includes(word))).toEqual(['\uE000\uE000']);
    expect(['清洁', '能源', '粮食'].filter((word) => !long.includes(word))).toEqual([]);
  });

  it('has every single character, so that any text can be cut', () => {
    expect(dictionary().some((line) => line.startsWith('龙 '))).toBe(true);
  });
});

describe('words', () => {
  it('are folded, of two characters and more, in the order of the text', () => {
    expect(wordsOf('清潔能源').words).toEqual(['清洁', '能源']);
  });

  it('are the same in either script', () => {
    expect(wordsOf('推動西藏清潔能源產業發展')).toEqual(wordsOf('推动西藏清洁能源产业发展'));
  });

  it('have numbers with and without their unit', () => {
    expect(wordsOf('2022年').words).toEqual(['2022年', '2022']);
  });

  it('have Latin words in lower case', () => {
    expect(wordsOf('GDP').words).toEqual(['gdp']);
  });

  it('have pm2.5 as one, and no pm beside it', () => {
    expect(wordsOf('PM2.5浓度').words.filter((word) => /[a-z\d]/u.test(word))).toEqual(['pm2.5', '2.5']);
  });

  it('have a unit of one letter with its figure', () => {
    expect(wordsOf('5G、S5').words).toEqual(['5g', '5', 's5', '5']);
  });

  it('have every pair of neighbouring characters, but none across punctuation', () => {
    expect(wordsOf('清潔能源,產業').bigrams).toEqual(['清洁', '洁能', '能源', '产业']);
  });

  it('of an empty text are none', () => {
    expect(wordsOf('')).toEqual({ words: [], bigrams: [] });
  });
});

describe('unknown words', () => {
  const unknown = (text: string) => unknownWords(text, isStopWord);

  it('are characters in a row that are no words', () => {
    expect(unknown('骞翮推动粮食产量,鼍龙')).toEqual(['骞翮', '鼍龙']);
  });

  it('are folded', () => {
    expect(unknown('粮食、騫翮')).toEqual(['骞翮']);
  });

  it.each([
    ['a word between them', '骞翮粮食鼍'],
    ['a question word between them', '骞翮的鼍'],
    ['punctuation between them', '骞翮,鼍'],
    ['a figure between them', '骞翮5鼍'],
  ])('end at %s', (_, text) => {
    expect(unknown(text)).toEqual(['骞翮']);
  });

  it.each([
    ['where every word is known', '清洁能源'],
    ['where jieba takes them for a word', '湘易办推动粮食产量'],
    ['where a single character is left over', '粮食鼍产量'],
    ['of question words', '的了吗呢'],
    ['in Latin letters', 'Xiang Yi Ban'],
    ['in nothing', ''],
  ])('are none %s', (_, text) => {
    expect(unknown(text)).toEqual([]);
  });
});

describe('stop words', () => {
  it.each(['请问', '哪些', '多少', '的', 'what', 'the', '会议'])('%s is one', (word) => {
    expect(isStopWord(word)).toBe(true);
  });

  it.each(['清洁', '粮食', 'gdp', ''])('%j is none', (word) => {
    expect(isStopWord(word)).toBe(false);
  });
});
