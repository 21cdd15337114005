import { Converter } from 'opencc-js/t2cn';

/** OpenCC leaves these as they are; the genre writes both forms for one word (著力 / 着力). */
const VARIANTS: Record<string, string> = { 著: '着', 藉: '借', 祇: '只' };

const toSimplified = Converter({ from: 't', to: 'cn' });
const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const compatible = sameLength(character.normalize('NFKC'), character);
  const simplified = sameLength(toSimplified(compatible), compatible);
  const result = VARIANTS[simplified] ?? sameLength(simplified.toLowerCase(), simplified);
  folded.set(character, result);
  return result;
}

function sameLength(candidate: string, original: string): string {
  return candidate.length === original.length ? candidate : original;
}

/**
 * Folds text for matching: traditional → simplified, full width → half width, upper → lower case, one code point at a
 * time. The result has exactly as many UTF-16 units as the text, so an offset in one is the same offset in the other.
 * Folded text is never shown.
 */
export function fold(text: string): string {
  let result = '';
  for (const character of text) result += foldCharacter(character);
  return result;
}

/** Number of characters (UTF-16 units) without white space: the unit of every length limit on passages. */
export function visibleLength(text: string): number {
  return text.replace(/\s+/gu, '').length;
}
