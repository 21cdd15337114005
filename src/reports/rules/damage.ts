import { fold } from '../../language/fold.ts';
import type { Span } from '../text.ts';

/** A stretch of text that was destroyed before it reached us. It is kept, shown and flagged, never mended. */
export interface Damage extends Span {
  /** `lost`: characters became question marks; `mojibake`: bytes were read as other characters. */
  kind: 'lost' | 'mojibake';
}

/** A question mark directly before one of these is a lost byte; behind a question it would be end, quote or new sentence. */
const BEFORE = /[?!;,:、)]/u;
const INTERROGATIVE = /什么|怎|如何|吗|呢|谁|哪|几|多少|是否|能否|何|难道|岂|(\p{Script=Han}{1,2})不\1|没有|[?？]$/u;

/** How far mojibake reaches behind the last odd character before it is over, in characters. */
const REACH = 4;

/** Characters of the two national standards' common sets; mojibake is full of others. */
const common = new Set<string>();
function isCommon(character: string): boolean {
  if (common.size === 0) {
    const gb = new TextDecoder('gb18030');
    const big5 = new TextDecoder('big5');
    // GB 2312 level 1 (rows B0–D7) and Big5 level 1 (rows A4–C6): the everyday characters of both scripts.
    for (let lead = 0xb0; lead <= 0xd7; lead++)
      for (let trail = 0xa1; trail <= 0xfe; trail++) common.add(gb.decode(Uint8Array.of(lead, trail)));
    for (let lead = 0xa4; lead <= 0xc6; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++) common.add(big5.decode(Uint8Array.of(lead, trail)));
  }
  return common.has(character) || common.has(fold(character));
}

function isOdd(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (/[\p{P}\s\d]/u.test(character)) return character === '_';
  if (/[a-z\u00e0-\u024f]/iu.test(character)) return /\p{Script=Han}/u.test(text[at - 1] ?? '') || isOddLatin(text, at);
  return !isCommon(character);
}

function isOddLatin(text: string, at: number): boolean {
  return /[a-z\u00e0-\u024f?]/iu.test(text[at - 1] ?? '') && /[\u00e0-\u024f]/u.test(text.slice(at, at + 6));
}

/**
 * Damaged stretches of a text, in its own offsets: replacement characters, question marks in place of characters, and the
 * mojibake behind them. A question mark that ends a question is none.
 */
export function findDamage(text: string): Damage[] {
  const found: Damage[] = [];
  for (const match of text.matchAll(/\?+|\uFFFD+/gu)) {
    const start = match.index;
    if (start < (found.at(-1)?.end ?? 0)) continue;
    if (match[0] === '?' && !isLostByte(text, start)) continue;
    const end = mojibakeEnd(text, start + match[0].length);
    const isPlain = end === start + match[0].length;
    found.push({ start, end, kind: isPlain ? 'lost' : 'mojibake' });
  }
  return found;
}

function isLostByte(text: string, at: number): boolean {
  const next = text[at + 1] ?? '';
  if (next === '' || /[\s”’"'》)]/u.test(next)) return /[(（]/u.test(next);
  if (BEFORE.test(fold(next))) return true;
  if (/[a-z\u00e0-\u024f]/iu.test(next)) return /\p{Script=Han}/u.test(text[at - 1] ?? '');
  const sentence = /[^。!?;！？；]*$/u.exec(text.slice(Math.max(0, at - 120), at))?.[0] ?? '';
  return !INTERROGATIVE.test(fold(sentence));
}

function mojibakeEnd(text: string, from: number): number {
  let end = from;
  for (let at = from; at < Math.min(text.length, end + REACH); at++) if (isOdd(text, at)) end = at + 1;
  return end;
}
