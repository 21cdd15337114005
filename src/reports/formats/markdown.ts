import type { Nodes } from 'mdast';
import { KaojuError } from '../../errors.ts';
import { decode } from '../decode.ts';
import { mergeSpans, type Span } from '../text.ts';
import type { Format } from './format.ts';

/** Markdown: the file itself is the source text, and everything in it that is not text is markup. */
export const MARKDOWN: Format = {
  endings: ['.md', '.markdown'],
  largest: 20_000_000,
  async read(bytes, file) {
    const { fromMarkdown } = await import('mdast-util-from-markdown');
    const { readFrontMatter } = await import('./frontmatter.ts');
    const { text: raw, encoding } = decode(bytes, file);
    const { given, length } = readFrontMatter(raw, file);
    checkEffort(raw, file);
    const texts = textSpans(fromMarkdown(raw.slice(length)), raw.slice(length));
    const kept = mergeSpans(texts.map(({ start, end }) => ({ start: start + length, end: end + length })));
    return { raw, encoding, markup: markupOf(raw, kept), pages: [], given };
  },
};

/** Marks in one paragraph, and levels in one line, beyond which a parse takes minutes: its time grows with their square. */
const MOST_MARKS = 5000;
const DEEPEST = 100;
const NESTED = new RegExp(`^(?:[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])[ \\t])){${DEEPEST},}`, 'mu');

function checkEffort(raw: string, file: string): void {
  const marks = raw.split(/\n\s*\n/u).map((paragraph) => paragraph.match(/[*_]+|\[|`+/gu)?.length ?? 0);
  const most = marks.reduce((a, b) => Math.max(a, b), 0);
  if (most <= MOST_MARKS && !NESTED.test(raw)) return;
  throw new KaojuError(
    'bad_file',
    `${file}: ${most > MOST_MARKS ? `one paragraph has ${most} marks` : `a line is nested ${DEEPEST} levels deep`}: it is no Markdown`,
    'Save it as plain text (.txt).',
  );
}

/** A line of a table that only draws the rule below its head. */
const TABLE_RULE = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$/gmu;

/** What Markdown takes as text though it is meant as a mark: `**` beside Chinese quotes, `#` without a space, an escape's backslash. */
const STRAY_MARK = /\*\*|__|^#{1,6}(?=[^#\s])|\\(?=[!-/:-@[-`{-~])/gmu;

const TAG = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^>]*>/giu;

/** Spans of the text in a parsed Markdown text, in any order. `quotes` counts the block quotes around a node. */
function textSpans(node: Nodes, source: string, quotes = 0): Span[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const own = source.slice(start, end);
  const marks = (pattern: RegExp) => gaps({ start, end }, spansOf(own, pattern, start));
  switch (node.type) {
    case 'text': {
      const quoteMarks = quotes > 0 ? spansOf(own, /(?<=[\n\r])[ \t]*(?:>[ \t]?)+/gu, start) : [];
      const others = [TABLE_RULE, STRAY_MARK].flatMap((pattern) => spansOf(own, pattern, start));
      return gaps({ start, end }, mergeSpans([...quoteMarks, ...others]));
    }
    case 'inlineCode':
      return marks(/^`+|`+$/gu);
    case 'code':
      return marks(/^(?:`{3,}|~{3,})[^\n\r]*|(?<=[\n\r])[ \t>]*(?:`{3,}|~{3,})[ \t]*$/gu);
    case 'html':
      return marks(TAG);
    case 'list': {
      // The number of an item is text: reports count their headings and tasks.
      const numbers = node.ordered ? node.children.map((item) => numberOf(item, source)) : [];
      return [...numbers, ...node.children.flatMap((item) => textSpans(item, source, quotes))];
    }
    default: {
      const deeper = node.type === 'blockquote' ? quotes + 1 : quotes;
      return 'children' in node ? node.children.flatMap((child) => textSpans(child, source, deeper)) : [];
    }
  }
}

/** The mark of an item of an ordered list, with the white space behind it. */
function numberOf(item: Nodes, source: string): Span {
  const start = item.position?.start.offset ?? 0;
  return { start, end: start + (/^\d+[.)][ \t]*/u.exec(source.slice(start, start + 20))?.[0].length ?? 0) };
}

function spansOf(text: string, pattern: RegExp, offset: number): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: offset + index,
    end: offset + index + found.length,
  }));
}

/** What of a span lies between sorted, disjoint spans within it. */
function gaps({ start, end }: Span, spans: readonly Span[]): Span[] {
  const bounds = [start, ...spans.flatMap((span) => [span.start, span.end]), end];
  return Array.from({ length: bounds.length / 2 }, (_, at) => ({
    start: bounds[2 * at] ?? end,
    end: bounds[2 * at + 1] ?? end,
  })).filter((gap) => gap.end > gap.start);
}

/** Everything but the kept spans and the line breaks, so that lines stay lines. */
function markupOf(raw: string, kept: readonly Span[]): Span[] {
  return gaps({ start: 0, end: raw.length }, kept).flatMap((gap) =>
    spansOf(raw.slice(gap.start, gap.end), /[^\n\r]+/gu, gap.start),
  );
}
