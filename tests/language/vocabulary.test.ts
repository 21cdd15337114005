import { describe, expect, test } from 'vitest';
import { WordTrie } from '../../src/language/trie.ts';
import { VocabularyCounter, vocabularyFromJson, vocabularyToJson } from '../../src/language/vocabulary.ts';
import { vocabularyOf } from '../helpers/vocabulary.ts';

const KNOWN = ['粮食', '产量', '粮食产量'];
const vocabulary = vocabularyOf(['粮食产量,高原集团,', '粮食8%'], KNOWN);

describe('the vocabulary of texts', () => {
  test('holds words, single Han characters and organisations with their counts', () => {
    expect(Object.fromEntries(vocabulary.words)).toEqual({
      ...{ 粮食: 2, 产量: 1, 粮食产量: 1 },
      ...{ 粮: 2, 食: 2, 产: 1, 量: 1, 高: 1, 原: 1, 集: 1, 团: 1 },
    });
    expect([...vocabulary.organisations]).toEqual([['高原集团', 1]]);
  });

  test('goes on from what was counted before, and forgets what is taken out', () => {
    const counter = new VocabularyCounter(new WordTrie(KNOWN), vocabulary);
    counter.count('粮食产量,高原集团,', -1);
    counter.count('产量', 1);
    expect(counter.vocabulary()).toEqual(vocabularyOf(['粮食8%', '产量'], KNOWN));
  });

  test('comes back from JSON, which is the same for the same counts', () => {
    const json = vocabularyToJson(vocabulary);
    expect(vocabularyFromJson(json)).toEqual(vocabulary);
    expect(vocabularyToJson(vocabularyOf(['粮食8%', '粮食产量,高原集团,'], KNOWN))).toBe(json);
  });
});
