import { endsSentence, type Line } from '../lines.ts';

/** A shorter paragraph may well be said twice on purpose (各位代表!). */
const SHORTEST = 30;

/** Paragraphs that repeat an earlier paragraph to the letter: pages print a body twice. The first stays. */
export function findDuplicates(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    if (line.length < SHORTEST || !endsSentence(line.folded)) return false;
    const key = line.folded.replace(/\s+/gu, '');
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
