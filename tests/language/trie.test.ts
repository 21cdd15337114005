import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordTrie } from '../../src/language/trie.ts';

/** How often each word occurs in a text. */
function countsIn(words: readonly string[], ...texts: string[]): Record<string, number> {
  const trie = new WordTrie(words);
  const counts = trie.newCounts();
  for (const text of texts) trie.count(counts, text, 1);
  return Object.fromEntries(trie.counted(counts));
}

describe('words in a text', () => {
  test('are counted, overlapping ones and ones inside others included', () => {
    expect(countsIn(['生产', '生产总值', '总值', '值增'], '地区生产总值增长,生产稳定')).toEqual({
      生产: 2,
      生产总值: 1,
      总值: 1,
      值增: 1,
    });
  });

  test('are none across punctuation, and none that is no word', () => {
    expect(countsIn(['产总', '总值'], '生产,总 值')).toEqual({});
  });

  test.each([['一'], ['gdp'], ['a股'], ['一二三四五六七八九十一二三']])('%s is no word that is looked for', (word) => {
    expect(countsIn([word], word)).toEqual({});
  });

  test('are taken out again', () => {
    const trie = new WordTrie(['粮食', '产量']);
    const counts = trie.newCounts();
    trie.count(counts, '粮食产量', 1);
    trie.count(counts, '粮食', -1);
    expect(trie.counted(counts)).toEqual([['产量', 1]]);
  });

  test('are just those that looking for each would find', () => {
    const character = fc.constantFrom(...'甲乙丙丁');
    const word = fc.array(character, { minLength: 2, maxLength: 5 }).map((all) => all.join(''));
    const text = fc.array(fc.oneof({ weight: 9, arbitrary: character }, fc.constant(',')), { maxLength: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), text, (words, characters) => {
        const all = characters.join('');
        const places = (one: string) => Array.from(all, (_, at) => at).filter((at) => all.startsWith(one, at)).length;
        const expected = words.map((one) => [one, places(one)]).filter(([, count]) => count !== 0);
        expect(countsIn(words, all)).toEqual(Object.fromEntries(expected));
      }),
    );
  });

  test('are found among more words than the first table holds', () => {
    const characters = Array.from({ length: 300 }, (_, at) => String.fromCharCode(0x4e00 + at));
    const words = characters.flatMap((a) => characters.map((b) => a + b));
    const counts = countsIn(words, words.slice(0, 50_000).join(','));
    expect(Object.values(counts).every((count) => count === 1)).toBe(true);
    expect(Object.keys(counts)).toHaveLength(50_000);
  });
});
