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
 * @returns the names of the files written, relative to the folder
 */
export function writeDictionary(folder: string, texts: Iterable<string>): string[] {
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
  writeFileSync(join(folder, FILES.user), '');
  writeFileSync(join(folder, FILES.stop), '的\n');
  return Object.values(FILES);
}

function firstField(line: string): string {
  const space = line.indexOf(' ');
  return space < 0 ? line : line.slice(0, space);
}

/** Those of the known words, two characters and more, that occur in folded texts. */
export function occurring(texts: Iterable<string>, known: ReadonlySet<string>): Set<string> {
  const present = new Set<string>();
  for (const text of texts)
    for (const run of text.match(/\p{Script=Han}{2,}/gu) ?? [])
      for (let start = 0; start < run.length; start++)
        for (let length = 2; length <= Math.min(LONGEST_WORD, run.length - start); length++) {
          const word = run.slice(start, start + length);
          if (known.has(word)) present.add(word);
        }
  return present;
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
