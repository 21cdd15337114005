import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jieba from 'nodejieba';

/** nodejieba's full dictionary takes 1.2 s and 254 MB; cut to the words that occur, the same cuts cost 32 MB. */
const FILES = { dict: 'dict.utf8', idf: 'idf.utf8', user: 'user.utf8', stop: 'stop.utf8' };

/** Longest dictionary word that is looked for in a text, in UTF-16 units. */
const LONGEST_WORD = 12;

/**
 * Writes jieba's dictionary, cut to the words that occur in the folded texts, into `folder`.
 * @param texts folded texts of all reports
 * @param names folded names of persons and organisations, to be words of their own
 * @returns the names of the files written, relative to the folder
 */
export function writeDictionary(folder: string, texts: Iterable<string>, names: Iterable<string> = []): string[] {
  const { DEFAULT_DICT, DEFAULT_IDF_DICT } = jieba as unknown as Record<string, string>;
  const lines = readFileSync(DEFAULT_DICT as string, 'utf8').split('\n');
  const present = occurring(texts, new Set(lines.map(firstField)));
  // A single character is always a word, so that jieba's path through a text exists.
  const keep = (line: string) => present.has(firstField(line)) || firstField(line).length === 1;
  const write = (name: string, kept: string[]) => writeFileSync(join(folder, name), `${kept.join('\n')}\n`);
  mkdirSync(folder, { recursive: true });
  write(FILES.dict, lines.filter(keep));
  const idf = readFileSync(DEFAULT_IDF_DICT as string, 'utf8').split('\n');
  write(FILES.idf, [...idf.filter((line) => present.has(firstField(line))), '考据 10.0']);
  write(FILES.user, [...new Set(names)].sort());
  writeFileSync(join(folder, FILES.stop), '的\n');
  return Object.values(FILES);
}

function firstField(line: string): string {
  const space = line.indexOf(' ');
  return space < 0 ? line : line.slice(0, space);
}

/** Those of the known words, two characters and more, that occur in folded texts, and how often. */
export function occurring(texts: Iterable<string>, known: ReadonlySet<string>): Map<string, number> {
  const beginnings = beginningsOf(known);
  const present = new Map<string, number>();
  for (const text of texts)
    for (const run of text.match(/\p{Script=Han}{2,}/gu) ?? [])
      for (let start = 0; start + 1 < run.length; start++)
        for (let length = 2; length <= Math.min(LONGEST_WORD, run.length - start); length++) {
          const word = run.slice(start, start + length);
          if (known.has(word)) present.set(word, (present.get(word) ?? 0) + 1);
          // Most pairs begin no word: nothing longer need be looked up.
          if (!beginnings.has(word)) break;
        }
  return present;
}

/** Proper beginnings of words, two characters and more. */
function beginningsOf(words: Iterable<string>): Set<string> {
  const beginnings = new Set<string>();
  for (const word of words)
    for (let length = 2; length < Math.min(word.length, LONGEST_WORD); length++) beginnings.add(word.slice(0, length));
  return beginnings;
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
}
