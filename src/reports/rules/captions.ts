import type { Line } from '../lines.ts';
import type { Span } from '../text.ts';

/** A photographer's credit at the end of a caption, behind the caption's last full stop: 本报记者 某某 摄. */
const NAMES = '[\\p{Script=Han}·]{2,4}(?:[\\s、]+[\\p{Script=Han}·]{2,4})*';
const CREDIT = new RegExp(
  `(?<=[。!」”)])\\s*\\(?(?:[\\p{Script=Han}·]{0,16}(?:记者|通讯员|摄影师)\\s*${NAMES}\\s*(?:摄影?|供图|/摄)` +
    `|${NAMES}\\s+(?:摄影?|供图)|${NAMES}/[摄图]|(?:图/|摄影[::/])\\s*${NAMES})\\)?$`,
  'u',
);
const CAPTION_HEAD = /^(图为|图[一二三四五六七八九十\d]*[::]|[▲△▼])/u;

/** Longest caption, in characters; anything longer that ends in a credit is prose with a photograph beside it. */
const LONGEST = 200;

/** Whether a line tells what a photograph shows. */
export function isCaption(line: Line): boolean {
  return line.length <= LONGEST && (CREDIT.test(line.folded) || CAPTION_HEAD.test(line.folded));
}

/** The credit of a caption: its span in the line's own text (to be deleted) and the words themselves. */
export function creditOf(line: Line): (Span & { text: string }) | undefined {
  const match = line.length <= LONGEST ? CREDIT.exec(line.folded) : null;
  if (!match) return undefined;
  const start = match.index;
  return { start, end: line.text.length, text: line.text.slice(start).trim() };
}
