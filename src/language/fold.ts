import { Converter } from 'opencc-js/t2cn';

/** OpenCC leaves these as they are; the genre writes both forms for one word (著力 / 着力). */
const VARIANTS: Record<string, string> = { 著: '着', 藉: '借', 祇: '只' };

const toSimplified = Converter({ from: 't', to: 'cn' });

function foldCharacter(character: string): string {
  const compatible = sameLength(character.normalize('NFKC'), character);
  const simplified = sameLength(toSimplified(compatible), compatible);
  return VARIANTS[simplified] ?? sameLength(simplified.toLowerCase(), simplified);
}

function sameLength(candidate: string, original: string): string {
  return candidate.length === original.length ? candidate : original;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

/** By UTF-16 unit: what it is folded to, or 0 where that was not asked yet. A build folds every text several times. */
const known = new Uint16Array(0x10000);
let buffer = new Uint16Array(1024);

/**
 * Folds text for matching: traditional → simplified, full width → half width, upper → lower case, one code point at a
 * time. The result has exactly as many UTF-16 units as the text, so an offset in one is the same offset in the other.
 * Folded text is never shown.
 */
export function fold(text: string): string {
  if (buffer.length < text.length) buffer = new Uint16Array(text.length * 2);
  let differs = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isHighSurrogate(unit)) {
      const character = String.fromCodePoint(text.codePointAt(at) as number);
      const folded = foldCharacter(character);
      differs ||= folded !== character;
      for (let part = 0; part < character.length; part++) buffer[at + part] = folded.charCodeAt(part);
      at += character.length - 1;
    } else {
      if (known[unit] === 0) known[unit] = foldCharacter(text[at] as string).charCodeAt(0);
      const folded = known[unit] as number;
      differs ||= folded !== unit;
      buffer[at] = folded;
    }
  }
  // Most texts that are folded again stay as they are.
  return differs ? Buffer.from(buffer.buffer, 0, text.length * 2).toString('utf16le') : text;
}

/** Number of characters (UTF-16 units) without white space: the unit of every length limit on passages. */
export function visibleLength(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) length++;
  return length;
}

/** Whether a UTF-16 unit is what `\s` matches; nearly all text is above ASCII and below the spaces of typography, or CJK. */
const isSpace = (unit: number) =>
  unit <= 0x20 ? unit === 0x20 || (unit >= 9 && unit <= 13) : unit >= 0xa0 && SPACES.has(unit);

const SPACES = new Set([0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);
for (let unit = 0x2000; unit <= 0x200a; unit++) SPACES.add(unit);
