/** A piece of text on a page; lengths are points, from the top left corner. */
export interface Piece {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  width: number;
  /** Of the font. */
  size: number;
  /** Quarter turns clockwise by which it is turned; undefined where it lies askew, as stamps and watermarks do. */
  turns: number | undefined;
}

export interface Page {
  width: number;
  height: number;
  pieces: Piece[];
}

/** The text on one baseline. */
export interface Row {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  /** Whether a wide gap is in it, as between the cells of a table. */
  isGapped: boolean;
}

export interface PageRows {
  width: number;
  height: number;
  rows: Row[];
}

/** Baselines nearer than this share of the font's size are one: marks of footnotes stand a little higher. */
const SAME_ROW = 0.45;

/** Gaps in widths of a character: from the first on there is a space, from the second on a new cell. */
const SPACE = 0.6;
const CELL = 1.8;

/** The rows of a page from top to bottom, as one reads them who turns the page the way that most of its text is turned. */
export function rowsOf(page: Page): PageRows {
  const { width, height, pieces } = upright(page);
  const rows: Piece[][] = [];
  for (const piece of pieces.sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = rows.at(-1);
    const first = last?.[0];
    if (last && first && piece.y - first.y <= SAME_ROW * Math.max(first.size, piece.size)) last.push(piece);
    else rows.push([piece]);
  }
  return { width, height, rows: rows.map(rowOf) };
}

/** The page turned upright, with the text that then runs from left to right. */
function upright({ width, height, pieces }: Page): Page {
  const written = pieces.filter(({ text }) => text.trim() !== '');
  const lengths = [0, 0, 0, 0];
  for (const { text, turns } of written) if (turns !== undefined) lengths[turns] = (lengths[turns] ?? 0) + text.length;
  const turns = lengths.indexOf(Math.max(...lengths));
  const turned: ((piece: Piece) => [number, number])[] = [
    ({ x, y }) => [x, y],
    ({ x, y }) => [y, width - x],
    ({ x, y }) => [width - x, height - y],
    ({ x, y }) => [height - y, x],
  ];
  const straight = written
    .filter((piece) => piece.turns === turns)
    .map((piece) => {
      const [x, y] = turned[turns]?.(piece) ?? [piece.x, piece.y];
      return { ...piece, x, y };
    });
  return turns % 2 === 0 ? { width, height, pieces: straight } : { width: height, height: width, pieces: straight };
}

function rowOf(pieces: Piece[]): Row {
  const sorted = pieces.sort((a, b) => a.x - b.x);
  const longest = sorted.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  let text = '';
  let right = sorted[0]?.x ?? 0;
  let isGapped = false;
  for (const piece of sorted) {
    const gap = (piece.x - right) / longest.size;
    // Letters of one Latin word are nearer to each other than words are.
    const isSpaced = gap > SPACE || (gap > SPACE / 3 && /[\x21-\x7e]$/u.test(text) && /^[\x21-\x7e]/u.test(piece.text));
    if (text !== '' && isSpaced) text += ' ';
    if (text !== '' && gap > CELL) isGapped = true;
    text += piece.text;
    right = Math.max(right, piece.x + piece.width);
  }
  return { text: despaced(text), left: sorted[0]?.x ?? 0, right, y: longest.y, size: longest.size, isGapped };
}

const WIDE = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const SPACED = new RegExp(`(?<=${WIDE}) +(?=${WIDE})`, 'gu');
const TOUCHING = new RegExp(`${WIDE}(?=${WIDE})`, 'gu');

/** Letter-spaced Chinese (政 府 工 作 报 告, justified rows) without its spaces; a space that stands alone in a row is kept. */
function despaced(text: string): string {
  const trimmed = text.replace(/\s+/gu, ' ').trim();
  const spaces = trimmed.match(SPACED)?.length ?? 0;
  return spaces > (trimmed.match(TOUCHING)?.length ?? 0) ? trimmed.replace(SPACED, '') : trimmed;
}
