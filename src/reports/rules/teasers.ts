import { endsSentence, type Line } from '../lines.ts';
import { findFooter } from './footer.ts';

/** A teaser's text ends in a link to the whole; the hyphen behind it is the bullet of the next item. */
const MORE = /\[(详细|更多|全文|详情|阅读全文|查看详情|点击查看)\]\s*-?$/u;
const BULLET = /^[-–·•●▪◆■]\s*/u;

/** Longest headline of another article, in characters. */
const LONGEST_HEADLINE = 45;

/** Headlines with bullets are a list of related articles from this many in succession. */
const SHORTEST_LIST = 3;

/**
 * Other articles that the page advertises: teaser texts with their headlines, lists of headlines with bullets, and, behind
 * the foot of the page, headlines alone. Bullets in front of the foot are the report's own.
 */
export function findTeasers(lines: readonly Line[]): Line[] {
  const isMore = lines.map((line) => MORE.test(line.folded));
  const foot = new Set(findFooter(lines));
  const isMark = (line: Line, at: number) => isMore[at] || foot.has(line);
  const lastProse = lines.findLastIndex((line, at) => endsSentence(line.folded) && !isMark(line, at));
  // Other articles follow the report: the tail begins at the first mark behind its last sentence.
  const tail = lines.findIndex((line, at) => at > lastProse && isMark(line, at));
  const inList = bulletLists(lines);
  return lines.filter((line, at) => {
    if (isMore[at]) return true;
    if (isHeadline(line) && isMore[at + 1]) return true;
    return tail >= 0 && at > tail && (inList.has(line) || isHeadline(line) || /^[-–]$/u.test(line.folded));
  });
}

function isHeadline(line: Line): boolean {
  return line.length > 0 && line.length <= LONGEST_HEADLINE && !endsSentence(line.folded);
}

function bulletLists(lines: readonly Line[]): Set<Line> {
  const found = new Set<Line>();
  let run: Line[] = [];
  for (const line of lines) {
    if (BULLET.test(line.folded) && !endsSentence(line.folded)) run.push(line);
    else run = [];
    if (run.length >= SHORTEST_LIST) for (const item of run) found.add(item);
  }
  return found;
}
