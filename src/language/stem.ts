import { stemmer } from 'stemmer';
import { isStopWord } from './stopwords.ts';

/** British endings and words as Americans, and so CC-CEDICT, write them. */
const AMERICAN: readonly [RegExp, string][] = [
  [/is(e[ds]?|ing|ations?)$/u, 'iz$1'],
  [/our(s|ed|ing|er|ers|al|hood|hoods)?$/u, 'or$1'],
  [/ogramme/u, 'ogram'],
  [/(cent|met|fib)re(s)?$/u, '$1er$2'],
  [/alys(e[ds]?|ing)$/u, 'alyz$1'],
  [/(lic|def)ence(s)?$/u, '$1ense$2'],
];

/** Stems of words that came before: a dictionary has the same ones again and again. */
const known = new Map<string, string>();

/** Most words whose stems are kept: more than CC-CEDICT has, and an end to what questions add. */
const MOST_KNOWN = 100_000;

/** An English word in lower case without its inflection (Porter's stemmer). */
export function stem(word: string): string {
  const lower = word.toLowerCase();
  const before = known.get(lower);
  if (before !== undefined) return before;
  const stemmed = stemmer(AMERICAN.reduce((text, [british, american]) => text.replace(british, american), lower));
  if (known.size < MOST_KNOWN) known.set(lower, stemmed);
  return stemmed;
}

/** A word of an English text, an ordinal (14th) or a figure; `'s` is left out, and Xi'an is one word. */
export const ENGLISH_WORD = /\d+(?:th|st|nd|rd)\b|(?<![a-z]['’])[a-z]+(?:['’](?!s\b)[a-z]+)*|\d+(?:[.,]\d+)*/giu;

/** Words of an English text without inflection; function words are left out. */
export function stems(text: string): string[] {
  return (text.match(ENGLISH_WORD) ?? []).filter((word) => !isStopWord(word.toLowerCase())).map(stem);
}
