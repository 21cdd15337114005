import { pinyin } from 'pinyin-pro';
import { fold } from './fold.ts';

/** Latin spellings of a Chinese name, lower case, without tones: `shannanshi` and the initials `sns`. */
export interface Pinyin {
  full: string;
  initials: string;
}

/** Pinyin of a text; what is not Chinese stays as it is. */
export function pinyinOf(text: string): Pinyin {
  const syllables = pinyin(fold(text), { toneType: 'none', type: 'array', v: true });
  const join = (parts: string[]) => parts.join('').toLowerCase().replace(/\s+/gu, '');
  return { full: join(syllables), initials: join(syllables.map((syllable) => syllable.slice(0, 1))) };
}

/** Syllables to the characters that are read so, commonest first. */
export type Syllables = Record<string, string>;

/** Syllables of the single Han characters among counted words (each by its commonest reading). */
export function syllablesOf(words: ReadonlyMap<string, number>): Syllables {
  const counts = [...words].filter(([word]) => word.length === 1);
  const syllables = new Map<string, string>();
  const sorted = counts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  for (const [character] of sorted) {
    const syllable = pinyin(character, { toneType: 'none', v: true }).toLowerCase();
    if (/^[a-z]+$/u.test(syllable)) syllables.set(syllable, (syllables.get(syllable) ?? '') + character);
  }
  return Object.fromEntries(syllables);
}

/** Most readings of one spelling: where there are more it says nothing. */
const MOST_READINGS = 12;

/** Most syllables of a spelling. */
const MOST_SYLLABLES = 6;

/**
 * Han strings of two characters and more that are read like a spelling (`xiangyiban`) and all of whose pairs exist.
 * @param exists whether the reports contain a pair of Han characters
 */
export function readingsOf(spelling: string, syllables: Syllables, exists: (pair: string) => boolean): string[] {
  const readings: string[] = [];
  for (const parts of segmentations(spelling.toLowerCase().replace(/[^a-z]/gu, ''), syllables)) {
    if (parts.length < 2) continue;
    let strings: string[] = [...(syllables[parts[0] as string] ?? '')];
    for (const part of parts.slice(1)) {
      const characters = [...(syllables[part] ?? '')];
      strings = strings.flatMap((string) =>
        characters.filter((next) => exists(string.slice(-1) + next)).map((next) => string + next),
      );
    }
    readings.push(...strings);
  }
  return readings.length > MOST_READINGS ? [] : readings;
}

/** Every way to cut a spelling into syllables. */
function segmentations(spelling: string, syllables: Syllables, most = MOST_SYLLABLES): string[][] {
  if (spelling === '') return [[]];
  if (most === 0) return [];
  return Array.from({ length: Math.min(6, spelling.length) }, (_, at) => spelling.slice(0, at + 1))
    .filter((syllable) => Object.hasOwn(syllables, syllable))
    .flatMap((first) =>
      segmentations(spelling.slice(first.length), syllables, most - 1).map((rest) => [first, ...rest]),
    );
}
