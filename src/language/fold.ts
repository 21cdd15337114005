import { Converter } from 'opencc-js/t2cn';

/** OpenCC leaves these as they are; the genre writes both forms for one word (著力 / 着力). */
const VARIANTS: Record<string, string> = { 著: '着', 藉: '借', 祇: '只' };

const toSimplified = Converter({ from: 't', to: 'cn' });
/** By UTF-16 unit: a build folds every text several times. */
const folded: (string | undefined)[] = [];

function foldCharacter(character: string): string {
  const compatible = sameLength(character.normalize('NFKC'), character);
  const simplified = sameLength(toSimplified(compatible), compatible);
  return VARIANTS[simplified] ?? sameLength(simplified.toLowerCase(), simplified);
}

function sameLength(candidate: string, original: string): string {
  return candidate.length === original.length ? candidate : original;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

/**
 * Folds text for matching: traditional → simplified, full width → half width, upper → lower case, one code point at a
 * time. The result has exactly as many UTF-16 units as the text, so an offset in one is the same offset in the other.
 * Folded text is never shown.
 */
export function fold(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isHighSurrogate(unit)) {
      const character = String.fromCodePoint(text.codePointAt(at) as number);
      result += foldCharacter(character);
      at += character.length - 1;
    } else {
      folded[unit] ??= foldCharacter(text[at] as string);
      result += folded[unit];
    }
  }
  return result;
}

/** Number of characters (UTF-16 units) without white space: the unit of every length limit on passages. */
export function visibleLength(text: string): number {
  return text.replace(/\s+/gu, '').length;
}
