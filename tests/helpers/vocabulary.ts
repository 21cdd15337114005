import { jiebaWords } from '../../src/language/dictionary.ts';
import { translatedWords } from '../../src/language/english.ts';
import { WordTrie } from '../../src/language/trie.ts';
import { type Vocabulary, VocabularyCounter } from '../../src/language/vocabulary.ts';

let all: WordTrie | undefined;

/** The vocabulary of folded texts. @param known words that are looked for; without it all of them */
export function vocabularyOf(texts: readonly string[], known?: readonly string[]): Vocabulary {
  all ??= new WordTrie([...jiebaWords(), ...translatedWords()]);
  const counter = new VocabularyCounter(known ? new WordTrie(known) : all);
  for (const text of texts) counter.count(text);
  return counter.vocabulary();
}
