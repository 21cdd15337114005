import jieba from 'nodejieba';
import { cutForSearch } from './dictionary.ts';
import { fold } from './fold.ts';
import { numbersIn } from './numbers.ts';

/** Raised whenever the same text would be cut into other words: a build made with another version is refused. */
export const WORDS_VERSION = 5;

/** The searchable words of a text, in order and with repetitions, folded. */
export interface Words {
  /** jieba words of two characters and more, Latin words, numbers with and without their unit. */
  words: string[];
  /** Every pair of neighbouring Han characters: finds what jieba cut in another place. */
  bigrams: string[];
}

/** Cuts a text into words with the dictionary loaded by `loadDictionary`. */
export function wordsOf(text: string): Words {
  const folded = fold(text);
  const words: string[] = [];
  const bigrams: string[] = [];
  for (const { token, digits } of numbersIn(folded)) {
    words.push(token);
    if (digits !== token) words.push(digits);
  }
  for (const [latin] of folded.matchAll(/(?!pm\d)[a-z]{2,}[a-z0-9]*/gu)) words.push(latin);
  for (const [run] of folded.matchAll(/\p{Script=Han}+/gu)) {
    words.push(...cutForSearch(run));
    for (let at = 0; at + 1 < run.length; at++) bigrams.push(run.slice(at, at + 2));
  }
  return { words, bigrams };
}

/** What a question says beside its words: characters that are no word of the reports count together, two and more. */
export function unknownWords(text: string, isEmpty: (character: string) => boolean): string[] {
  const unknown: string[] = [];
  for (const [run] of fold(text).matchAll(/\p{Script=Han}+/gu)) {
    let rest = '';
    for (const word of [...jieba.cut(run, true), '']) {
      if (word.length === 1 && !isEmpty(word)) rest += word;
      else {
        if (rest.length > 1) unknown.push(rest);
        rest = '';
      }
    }
  }
  return unknown;
}
