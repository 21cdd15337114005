import { visibleLength } from '../language/fold.ts';
import type { Span } from '../reports/text.ts';
import { splitSentences } from './sentences.ts';

/** Raised whenever a text would be cut differently: builds made by another version are refused. */
export const SPLITTING_VERSION = 1;

/**
 * Longest passage, in characters without white space. A citation above 450 is too long to be checked at a glance; the
 * margin leaves room for the model's window (512 tokens, at most one a character) to hold title and headings, too.
 */
export const LONGEST_PASSAGE = 430;

/** A paragraph is cut into parts of about this length. */
const GOOD_LENGTH = 300;

/** What it costs to cut behind a semicolon, or inside an enumeration, against a part that is 100 characters off. */
const COST = { semicolon: 0.4, enumeration: 0.6, perPart: 0.35 };

const ITEM = /^[一二三四五六七八九十][是要]|^第[一二三四五六七八九十]+[,是]|^[(（]?\d{1,2}[)）.、]/u;

/**
 * Cuts a paragraph into parts of at most LONGEST_PASSAGE characters, at the cheapest set of sentence ends: even lengths,
 * full stops before semicolons, enumerations whole. A sentence is cut only where it is longer than a passage may be.
 * @param forced offsets at which a part must begin (run-in headings)
 * @returns half-open spans that touch and cover the text
 */
export function splitParagraph(text: string, forced: readonly number[] = []): Span[] {
  const bounds = [0, ...forced.filter((at) => at > 0 && at < text.length), text.length];
  return bounds.slice(1).flatMap((end, at) => {
    const start = bounds[at] ?? 0;
    return cheapestParts(text.slice(start, end)).map((part) => ({ start: start + part.start, end: start + part.end }));
  });
}

interface Piece extends Span {
  length: number;
  /** Cost of cutting in front of this piece. */
  cut: number;
}

function cheapestParts(text: string): Span[] {
  if (visibleLength(text) <= LONGEST_PASSAGE) return [{ start: 0, end: text.length }];
  const pieces = splitSentences(text)
    .flatMap((span) => shorten(text, span))
    .map((span, at, all) => pieceOf(text, span, all[at - 1]));
  // best[i]: the cheapest way to part the first i pieces; ties go to the earlier cut.
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= pieces.length; to++) {
    let length = 0;
    let choice = { cost: Number.POSITIVE_INFINITY, from: to - 1 };
    for (let from = to - 1; from >= 0; from--) {
      const piece = pieces[from] as Piece;
      length += piece.length;
      if (length > LONGEST_PASSAGE && from < to - 1) break;
      const uneven = ((length - GOOD_LENGTH) / 100) ** 2 / 4;
      const cost = (best[from]?.cost ?? 0) + uneven + COST.perPart + (from > 0 ? piece.cut : 0);
      if (cost <= choice.cost) choice = { cost, from };
    }
    best.push(choice);
  }
  const parts: Span[] = [];
  for (let to = pieces.length; to > 0; to = best[to]?.from ?? 0) {
    const from = best[to]?.from ?? 0;
    parts.unshift({ start: pieces[from]?.start ?? 0, end: pieces[to - 1]?.end ?? text.length });
  }
  return parts;
}

function pieceOf(text: string, span: Span, before?: Span): Piece {
  const previous = before ? text.slice(before.start, before.end).trimEnd() : '';
  const isItem = ITEM.test(text.slice(span.start, span.end)) && !/^[一]|^[(（]?1/u.test(text.slice(span.start));
  const behindSemicolon = /[;；]$/u.test(previous);
  const cut = (behindSemicolon ? COST.semicolon : 0) + (isItem ? COST.enumeration : 0);
  return { ...span, cut, length: visibleLength(text.slice(span.start, span.end)) };
}

/** A sentence longer than a passage may be, cut behind commas, or anywhere where it has none. */
function shorten(text: string, span: Span): Span[] {
  const sentence = text.slice(span.start, span.end);
  if (visibleLength(sentence) <= LONGEST_PASSAGE) return [span];
  const clauses = sentence.match(/[^,，、:：]*[,，、:：]|[^,，、:：]+$/gu) ?? [sentence];
  const pieces: Span[] = [];
  let at = span.start;
  for (const clause of clauses)
    for (let rest = clause; rest !== ''; ) {
      const piece = wholeCharacters(rest, LONGEST_PASSAGE);
      pieces.push({ start: at, end: at + piece.length });
      at += piece.length;
      rest = rest.slice(piece.length);
    }
  return pieces;
}

/** The first `length` UTF-16 units, or one less where that would cut a surrogate pair. */
function wholeCharacters(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/u.test(cut) && text.length > length ? cut.slice(0, -1) : cut;
}
