const DIGITS = '[一二三四五六七八九十百]+';

/** Forms of numbered headings, outermost first; the place in the list is the level. */
const LEVELS = [
  new RegExp(`^(?:第${DIGITS}(?:部分|[章编篇])|${DIGITS}、)`, 'u'),
  new RegExp(`^(?:第${DIGITS}节|[(（]${DIGITS}[)）])`, 'u'),
  /^\d{1,2}[.、．](?!\d)/u,
  /^[(（]\d{1,2}[)）]/u,
];

/** Level of a numbered heading from 1 (一、 or 第一部分), or undefined where a folded line has no number. */
export function numberedLevel(folded: string): number | undefined {
  const at = LEVELS.findIndex((form) => form.test(folded));
  return at < 0 ? undefined : at + 1;
}
