import { fold, visibleLength } from '../language/fold.ts';
import type { Span } from './text.ts';

/** One line of a text without the white space at its ends; offsets are those of the text it was split from. */
export interface Line extends Span {
  /** From 1, as an editor counts. */
  number: number;
  /** Offset of the last character of the line break behind it, or of the end of the text. */
  breakAt: number;
  text: string;
  /** The same text folded: rules are written in simplified characters and ASCII punctuation. */
  folded: string;
  /** Characters without white space. */
  length: number;
}

/** Splits a text at LF, CRLF or CR. A last line without a line break counts; an empty text has none. */
export function splitLines(source: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const match of source.matchAll(/\r\n|\n|\r|$/g)) {
    if (match[0] === '' && from === source.length) break;
    lines.push(lineAt(source, from, match, lines.length + 1));
    from = match.index + match[0].length;
  }
  return lines;
}

function lineAt(source: string, from: number, lineBreak: RegExpExecArray, number: number): Line {
  const whole = source.slice(from, lineBreak.index);
  const text = whole.trim();
  const start = from + (whole.length - whole.trimStart().length);
  const breakAt = lineBreak.index + Math.max(0, lineBreak[0].length - 1);
  return { number, start, end: start + text.length, breakAt, text, folded: fold(text), length: visibleLength(text) };
}

/** Whether a folded line ends like a sentence of prose (closing quotes and brackets aside). */
export function endsSentence(folded: string): boolean {
  return /[。!?;…][”’"'》〉)\]】]*$/u.test(folded);
}
