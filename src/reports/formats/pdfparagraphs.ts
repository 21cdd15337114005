import type { PageRows, Row } from './pdfrows.ts';

/** Where rows of prose begin and end on a page, in points. */
interface Margins {
  left: number;
  right: number;
}

/** A row further in than this many widths of a character is indented. */
const INDENT = 1.2;

/** Fonts that differ by this share are those of a heading and of prose. */
const OTHER_SIZE = 0.1;

/** A gap of this many usual ones is one between paragraphs. */
const WIDE_GAP = 1.45;

/** Rows that a page must have for its own margins to be known. */
const ENOUGH_ROWS = 6;

/** Characters of a word that may have been too long for the end of a row. */
const LONGEST_WORD = 14;

/** Joins rows to paragraphs, one a line, over the ends of pages too; `pages` are offsets in `raw` at which pages begin. */
export function joinPages(pages: readonly PageRows[]): { raw: string; pages: number[] } {
  const usualGap = median(pages.flatMap(({ rows }) => rows.slice(1).map((row, at) => row.y - (rows[at]?.y ?? row.y))));
  const shared = marginsOf(pages.flatMap(({ rows }) => rows));
  let raw = '';
  let before: { row: Row; margins: Margins } | undefined;
  const begins: number[] = [];
  for (const { rows } of pages) {
    const margins = rows.length >= ENOUGH_ROWS ? marginsOf(rows) : shared;
    for (const [at, row] of rows.entries()) {
      const gap = at === 0 ? 0 : row.y - (before?.row.y ?? row.y);
      const isNew = !before || gap > usualGap * WIDE_GAP || beginsParagraph({ row, margins }, before);
      if (before) raw += isNew ? '\n' : between(before.row.text, row.text);
      if (at === 0) begins.push(raw.length);
      raw += row.text;
      before = { row, margins };
    }
    if (rows.length === 0) begins.push(raw.length);
  }
  return { raw, pages: begins };
}

function beginsParagraph(next: { row: Row; margins: Margins }, last: { row: Row; margins: Margins }): boolean {
  const { row } = next;
  if (row.isGapped || last.row.isGapped) return true;
  if (Math.abs(row.size - last.row.size) > OTHER_SIZE * Math.max(row.size, last.row.size)) return true;
  const indent = row.left - next.margins.left;
  const lastIndent = last.row.left - last.margins.left;
  // A whole paragraph may be indented: then its rows begin below each other, and only the end of a sentence parts them.
  const isBelow = Math.abs(indent - lastIndent) < INDENT * row.size && !/[。!！?？;；:：…”）)]$/u.test(last.row.text);
  if (indent > INDENT * row.size && !isBelow) return true;
  const word = /^[\x21-\x7e]*/u.exec(row.text)?.[0].slice(0, LONGEST_WORD).length ?? 0;
  return last.margins.right - last.row.right > row.size * (2.5 + word / 2);
}

/** What stands between two rows of a paragraph: a space where a Latin word ends and another begins. */
function between(before: string, after: string): string {
  return /[A-Za-z,.;:)]$/u.test(before) && /^[A-Za-z(]/u.test(after) ? ' ' : '';
}

/** The edges of prose: the left one that rows share, and the right one that nearly no row passes. */
function marginsOf(rows: readonly Row[]): Margins {
  const lefts = rows.map(({ left }) => left).sort((a, b) => a - b);
  const rights = rows.map(({ right }) => right).sort((a, b) => a - b);
  return {
    left: lefts[Math.floor(lefts.length * 0.05)] ?? 0,
    right: rights[Math.ceil(rights.length * 0.95) - 1] ?? 0,
  };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
