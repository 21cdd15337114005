import type { EnglishTable } from './english.ts';
import { readingsOf } from './pinyin.ts';
import { ENGLISH_WORD, stem } from './stem.ts';
import { isStopWord } from './stopwords.ts';

/** A phrase of an English question. */
export interface Translation {
  /** As asked, in lower case. */
  phrase: string;
  /** Chinese words it may stand for, likeliest first; none where unknown. */
  words: string[];
  /** Whether the words are names of places or persons. */
  isName: boolean;
}

/** Most words of a phrase that is looked up. */
const LONGEST_PHRASE = 6;

/** Administrative words behind a name: Nierong County. */
const RANKS = new Set('county district city prefecture province autonomous region municipality'.split(' '));

/**
 * What an English question says, in order; figures and function words are left out.
 * @param exists whether the reports contain a pair of Han characters
 */
export function translate(question: string, table: EnglishTable, exists: (pair: string) => boolean): Translation[] {
  const found: Translation[] = [];
  for (const run of runsOf(question))
    for (let at = 0; at < run.length; ) {
      const { length, words, isName } = longestPhrase(run, at, table) ?? spelt(run, at, table, exists);
      const phrase = run.slice(at, at + length);
      at += length;
      // The rank behind a name is a part of it: province, county.
      while (isName && RANKS.has((run[at] ?? '').toLowerCase())) at++;
      found.push({ phrase: phrase.join(' ').toLowerCase(), words, isName });
    }
  return found;
}

/** Words without function words, divided by figures and punctuation. */
function runsOf(question: string): string[][] {
  // 14th and R&D are words of phrases; other figures and marks divide them.
  return question
    .replaceAll('&', ' ')
    .split(/[^\p{L}\d'’ -]+|\b\d+(?!\d|th\b|st\b|nd\b|rd\b)/u)
    .map((part) => (part.match(ENGLISH_WORD) ?? []).filter((word) => !isStopWord(word.toLowerCase())));
}

interface Match {
  length: number;
  words: string[];
  isName: boolean;
}

function longestPhrase(run: readonly string[], at: number, { words, names }: EnglishTable): Match | undefined {
  for (let length = Math.min(LONGEST_PHRASE, run.length - at); length > 0; length--) {
    const phrase = run.slice(at, at + length);
    const key = phrase.map(stem).join(' ');
    const spelling = phrase
      .join('')
      .toLowerCase()
      .replace(/[^a-z]/gu, '');
    const isCapitalised = phrase.every((word) => /^[A-Z]/u.test(word));
    const known = Object.hasOwn(words, key) ? words[key] : undefined;
    // A name in small letters is believed where it is no word: shannan gdp.
    const name = Object.hasOwn(names, spelling) && (isCapitalised || !known) ? names[spelling] : undefined;
    if (name) return { length, words: name, isName: true };
    if (known) return { length, words: known, isName: false };
  }
  return undefined;
}

/** Most characters of a name that is looked for by its sound. */
const LONGEST_NAME = 6;

/** An unknown name by its sound: what the reports contain that is read so. The longest run of capitalised words counts. */
function spelt(run: readonly string[], at: number, table: EnglishTable, exists: (pair: string) => boolean): Match {
  for (let length = Math.min(LONGEST_NAME, run.length - at); length > 0; length--) {
    const phrase = run.slice(at, at + length);
    if (!phrase.every((word) => /^[A-Z]/u.test(word))) continue;
    const words = readingsOf(phrase.join(''), table.syllables, exists);
    if (words.length > 0) return { length, words, isName: true };
  }
  return { length: 1, words: [], isName: false };
}
