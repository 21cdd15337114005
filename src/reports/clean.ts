import { type Line, splitLines } from './lines.ts';
import { creditOf, isCaption } from './rules/captions.ts';
import { type Damage, findDamage } from './rules/damage.ts';
import { LINE_RULES } from './rules/index.ts';
import { findRuby } from './rules/ruby.ts';
import { type CleanText, deleteSpans, type Span, toRawSpan } from './text.ts';

/** Raised whenever a text would come out of cleaning differently: builds made by another version are refused. */
export const CLEANING_VERSION = 1;

/** A line that stayed, with offsets in the clean text. */
export interface CleanLine extends Line {
  isCaption: boolean;
}

export interface Cleaned {
  clean: CleanText;
  /** Every line of the source text, noise included, without markup and ruby. */
  all: Line[];
  lines: CleanLine[];
  /** Source lines taken out whole, by number, with the name of the noise. */
  noise: Map<number, string>;
  /** Photo credits taken from captions, as written, each once. */
  credits: string[];
  /** In source offsets. */
  damage: Damage[];
}

/**
 * Takes the noise of this genre of web text out of a source text. Cleaning only deletes: the format's markup and ruby,
 * white space at the ends of lines, empty lines, lines that are no part of the report, and photographers' credits.
 * @param markup spans of `raw` that are markup; lines have the numbers of the source as long as no line break is in them
 */
export function clean(raw: string, markup: readonly Span[] = []): Cleaned {
  const outside = [...markup, ...findRuby(raw)];
  const unmarked = deleteSpans(raw, outside);
  const all = splitLines(unmarked.text);
  const noise = new Map<number, string>();
  for (const rule of LINE_RULES)
    for (const { number } of rule.find(all)) if (!noise.has(number)) noise.set(number, rule.noise);
  const kept = all.filter((line) => line.length > 0 && !noise.has(line.number));
  const credits = new Set<string>();
  const captions = new Set<number>();
  const keptSpans: Span[] = [];
  for (const [at, line] of kept.entries()) {
    const credit = creditOf(line);
    if (credit) credits.add(credit.text);
    if (isCaption(line)) captions.add(line.number);
    keptSpans.push({ start: line.start, end: credit ? line.start + credit.start : line.end });
    if (at < kept.length - 1) keptSpans.push({ start: line.breakAt, end: line.breakAt + 1 });
  }
  const deletions = complement(keptSpans, unmarked.text.length).map((span) => toRawSpan(unmarked, span));
  const cleanText = deleteSpans(raw, [...outside, ...deletions]);
  const lines = splitLines(cleanText.text).map((line, at) => {
    const number = kept[at]?.number ?? 0;
    return { ...line, number, isCaption: captions.has(number) };
  });
  return {
    clean: cleanText,
    all,
    lines,
    noise,
    credits: [...credits],
    damage: findDamage(cleanText.text).map((damage) => ({ ...toRawSpan(cleanText, damage), kind: damage.kind })),
  };
}

/** What lies between sorted, disjoint spans of a text of this length. */
function complement(spans: readonly Span[], length: number): Span[] {
  const gaps: Span[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) gaps.push({ start: at, end: start });
    at = end;
  }
  if (length > at) gaps.push({ start: at, end: length });
  return gaps;
}
