import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jieba from 'nodejieba';
import type { Vocabulary } from './vocabulary.ts';

/** nodejieba's full dictionary takes 1.2 s and 254 MB; cut to the words that occur, the same cuts cost 32 MB. */
const FILES = { dict: 'dict.utf8', idf: 'idf.utf8', user: 'user.utf8', stop: 'stop.utf8' };

/** Names of the files of a dictionary. */
export const DICTIONARY_FILES: readonly string[] = Object.values(FILES);

const { DEFAULT_DICT, DEFAULT_IDF_DICT } = jieba as unknown as Record<'DEFAULT_DICT' | 'DEFAULT_IDF_DICT', string>;

/** Frequency of names, of persons and organisations: about that of the median word of government reports. */
const NAME_FREQUENCY = 50;

/** A name of an organisation must stand alone this often to be one. */
const OFTEN = 2;

/** Every word of jieba's own dictionary. */
export function jiebaWords(): string[] {
  return ownLines().map(firstField);
}

/** Names that are words of their own in a collection: persons, and organisations that are named more than once. Sorted. */
export function namesIn({ organisations }: Vocabulary, persons: Iterable<string>): string[] {
  const named = [...organisations].flatMap(([name, count]) => (count >= OFTEN ? [name] : []));
  return [...new Set([...persons, ...named])].sort();
}

/**
 * Writes jieba's dictionary, cut to the words that occur in a collection, into `folder`.
 * @param names folded names, to be words of their own
 */
export function writeDictionary(folder: string, { words }: Vocabulary, names: readonly string[]): void {
  const write = (name: string, kept: string[]) => writeFileSync(join(folder, name), `${kept.join('\n')}\n`);
  mkdirSync(folder, { recursive: true });
  write(FILES.dict, cutDictionary(words));
  write(FILES.idf, [...readLines(DEFAULT_IDF_DICT).filter((line) => words.has(firstField(line))), '考据 10.0']);
  write(
    FILES.user,
    names.map((name) => `${name} ${NAME_FREQUENCY} n`),
  );
  writeFileSync(join(folder, FILES.stop), '的\n');
}

/**
 * The lines of jieba's dictionary that a collection needs: its words, and every single character, so that a path through any
 * text exists. jieba weighs a word by its share of all frequencies: a last line, whose characters no text has, stands for
 * all that was left out, so that the shares, and the cuts, do not depend on what else a collection holds.
 */
function cutDictionary(words: Vocabulary['words']): string[] {
  let left = 0;
  const kept = ownLines().filter((line) => {
    const word = firstField(line);
    if (word.length === 1 || words.has(word)) return true;
    left += Number.parseInt(line.slice(word.length + 1), 10) || 0;
    return false;
  });
  return [...kept, `\uE000\uE000 ${left} n`];
}

/** The names in a dictionary that `writeDictionary` wrote. */
export function dictionaryNames(folder: string): string[] {
  return readLines(join(folder, FILES.user)).map(firstField).filter(Boolean);
}

function readLines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n');
}

/** jieba's own dictionary, read once a process. */
let own: string[] | undefined;
const ownLines = () => (own ??= readLines(DEFAULT_DICT));

function firstField(line: string): string {
  const space = line.indexOf(' ');
  return space < 0 ? line : line.slice(0, space);
}

let loaded: string | undefined;

/**
 * Loads the dictionary that `writeDictionary` left in `folder` into jieba. There is one dictionary a process; loading
 * the same folder again does nothing.
 */
export function loadDictionary(folder: string): void {
  if (loaded === folder) return;
  jieba.load({
    dict: join(folder, FILES.dict),
    idfDict: join(folder, FILES.idf),
    userDict: join(folder, FILES.user),
    stopWordDict: join(folder, FILES.stop),
  });
  loaded = folder;
  cuts.clear();
}

/** Words of runs that were cut: a third of a collection's runs come again. */
const cuts = new Map<string, readonly string[]>();

/** Most runs that are kept. */
const MOST_CUTS = 100_000;

/** The words of a run of folded Han characters, of two characters and more, those inside longer ones included. */
export function cutForSearch(run: string): readonly string[] {
  const known = cuts.get(run);
  if (known) return known;
  const words = jieba.cutForSearch(run, true).filter((word) => word.length > 1);
  if (cuts.size === MOST_CUTS) cuts.clear();
  cuts.set(run, words);
  return words;
}
