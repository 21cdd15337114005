import type { Span } from '../text.ts';

/**
 * Pinyin that some sites put behind each traditional character: `業(yè)`. Always one lower-case syllable with one
 * tone-marked vowel, in ASCII or full-width brackets, without a space, behind a Han or Latin character (mojibake moved
 * some onto a Latin letter). Brackets around anything else, and half a ruby whose bracket was lost, stay.
 */
const RUBY = /(?<=[\p{Script=Han}A-Za-z])[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]/gu;

/** A syllable has at most six letters (zhuāng). */
const LONGEST = 6;

/** Spans of ruby in a source text, brackets included. */
export function findRuby(raw: string): Span[] {
  return [...raw.matchAll(RUBY)]
    .filter((match) => match[0].length - 2 <= LONGEST)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
