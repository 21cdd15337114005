import { fold } from '../language/fold.ts';
import { findDamage } from '../reports/rules/damage.ts';
import type { Span } from '../reports/text.ts';

/** Closing quotes and brackets belong to the sentence before them. */
const CLOSING = /[”’"'》〉」』)）\]】]/u;
const OPENING_OF: Record<string, string> = { ')': '(', '）': '（', ']': '[', '】': '【', '》': '《', '」': '「' };

/**
 * Sentences of a text as half-open spans that touch and cover it, each with the white space behind it. A sentence ends
 * behind 。！？ and their ASCII forms, behind `;` (which divides enumerations), and at a line break, together with the
 * quotes and brackets that close there. Marks inside brackets or inside damage end nothing.
 */
export function splitSentences(text: string): Span[] {
  const folded = fold(text);
  const damaged = findDamage(text);
  const spans: Span[] = [];
  let start = 0;
  let at = 0;
  let next = 0;
  while (at < text.length) {
    while ((damaged[next]?.end ?? text.length) <= at) next++;
    const damage = at >= (damaged[next]?.start ?? text.length) ? damaged[next] : undefined;
    if (damage) at = damage.end;
    else if (text[at] === '\n' || text[at] === '\r' || (isEnd(folded, at) && !isInsideBrackets(text, start, at))) {
      at = skipClosing(text, at + 1);
      while (/\s/u.test(text[at] ?? '')) at++;
      spans.push({ start, end: at });
      start = at;
    } else at++;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

function isEnd(folded: string, at: number): boolean {
  const character = folded[at] ?? '';
  if (!/[。!?;…]/u.test(character)) return false;
  // An English semicolon or a row of marks ends once, behind its last.
  return !/[。!?;…]/u.test(folded[at + 1] ?? '');
}

function skipClosing(text: string, from: number): number {
  let at = from;
  while (CLOSING.test(text[at] ?? '')) at++;
  return at;
}

/** Whether a bracket opened since the sentence began is closed only behind `at`, within the same line. */
function isInsideBrackets(text: string, start: number, at: number): boolean {
  const before = text.slice(start, at);
  const behind = text.slice(at + 1, at + 201).split('\n', 1)[0] ?? '';
  return Object.entries(OPENING_OF).some(([close, open]) => {
    const isOpen = before.lastIndexOf(open) > before.lastIndexOf(close);
    const closes = behind.indexOf(close);
    const opens = behind.indexOf(open);
    return isOpen && closes > 0 && (opens < 0 || closes < opens);
  });
}
