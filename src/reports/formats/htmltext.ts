import { convert, type FormatCallback, type HtmlToTextOptions, type SelectorDefinition } from 'html-to-text';
import { Parser } from 'htmlparser2';

type Builder = Parameters<FormatCallback>[2];
type Walk = Parameters<FormatCallback>[1];
type DomNode = Parameters<FormatCallback>[0]['children'][number];

/** A cell with more characters is no cell of a table but part of a page that is laid out by tables. */
const LONGEST_CELL = 300;

/** HTML nested deeper is refused: real pages have a tenth of it, and what walks the tree would not come to an end. */
const DEEPEST = 300;

const CELL_BLOCKS = /^(?:p|div|br|ul|ol|li|h[1-6])$/u;
const BLOCKS = 'p h1 h2 h3 h4 h5 h6 pre blockquote table caption ul li dl dt dd figure figcaption'.split(' ');
const SKIPPED =
  'img rt rp script style noscript template svg nav footer form button select iframe video audio hr'.split(' ');

/**
 * The text of HTML: a line for each block and each row of a table, without empty lines.
 * @param options.numbered whether items of an ordered list are shown with the numbers that a browser gives them
 */
export function textOfHtml(html: string, options: { numbered: boolean }): string {
  const list: SelectorDefinition = {
    selector: 'ol',
    format: options.numbered ? 'orderedList' : 'block',
    options: BLOCK,
  };
  const text = convert(joinHanLines(html), { ...OPTIONS, selectors: [...(OPTIONS.selectors ?? []), list] });
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Whether elements of HTML or XML are nested deeper than is read. */
export function isTooDeep(html: string, xmlMode = false): boolean {
  let depth = 0;
  let deepest = 0;
  const parser = new Parser(
    {
      onopentag() {
        deepest = Math.max(deepest, ++depth);
      },
      onclosetag() {
        depth--;
      },
    },
    { xmlMode },
  );
  // In pieces, so that a hostile page is given up early.
  for (let at = 0; at < html.length && deepest <= DEEPEST; at += 10_000) parser.write(html.slice(at, at + 10_000));
  return deepest > DEEPEST;
}

/** A line break of the HTML between Chinese characters is no space of the text. */
function joinHanLines(html: string): string {
  return html.replace(
    /(?<=[\p{Script=Han}\u3001-\u301f\uff00-\uffef])[ \t]*\r?\n[ \t]*(?=[\p{Script=Han}\u3001-\u301f\uff00-\uffef])/gu,
    '',
  );
}

/** A row of a table in one line, its cells with a space between them; a row of a page's layout as the blocks it holds. */
const formatRow: FormatCallback = (row, walk, builder) => {
  const cells = row.children.filter((cell) => cell.type === 'tag');
  const isLayout = cells.length < 2 || cells.some((cell) => lengthOf(cell) > LONGEST_CELL);
  builder.openBlock({ leadingLineBreaks: 1 });
  for (const cell of cells)
    if (isLayout) {
      builder.openBlock({ leadingLineBreaks: 1 });
      walk(cell.children ?? [], builder);
      builder.closeBlock({ trailingLineBreaks: 1 });
    } else {
      for (const child of cell.children ?? []) walkInline(child, walk, builder);
      builder.addInline(' ');
    }
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** Adds a node to the line of its row: a block in a cell would end it, so it gives way to spaces around what it holds. */
function walkInline(node: DomNode, walk: Walk, builder: Builder): void {
  const isBlock = node.type === 'tag' && CELL_BLOCKS.test(node.name ?? '');
  if (!isBlock) walk([node], builder);
  else {
    builder.addInline(' ');
    for (const child of node.children ?? []) walkInline(child, walk, builder);
    builder.addInline(' ');
  }
}

/** Characters of text in a node; more than any cell has where a table stands in it. */
function lengthOf(node: DomNode, depth = 0): number {
  if (node.type === 'text') return node.data?.trim().length ?? 0;
  if (node.name === 'table' || depth > DEEPEST) return Number.POSITIVE_INFINITY;
  return (node.children ?? []).reduce((sum, child) => sum + lengthOf(child, depth + 1), 0);
}

const BLOCK = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: 100_000_000, maxDepth: DEEPEST },
  formatters: { row: formatRow },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    ...BLOCKS.map((selector) => ({ selector, format: 'block', options: BLOCK })),
    { selector: 'tr', format: 'row' },
    // Marks of footnotes would stand in the middle of the sentences that are cited.
    ...['a[href^="#footnote-"]', 'a[href^="#endnote-"]', ...SKIPPED].map((selector) => ({ selector, format: 'skip' })),
  ],
};
