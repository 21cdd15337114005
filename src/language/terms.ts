import { readLines } from './lists.ts';

/** English phrases with the Chinese terms they stand for, the usual one first. */
export const ENGLISH_TERMS: readonly [string, string[]][] = readLines('terms.txt').map((line) => {
  const [phrase = '', names = ''] = line.split(': ');
  return [phrase, names.split(' ')];
});
