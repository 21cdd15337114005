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
