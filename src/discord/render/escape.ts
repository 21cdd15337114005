/** Characters that begin Markdown, mentions, links and emoji in Discord. */
const MARKS = /[\\*_~`|<>@[\]]|:(?=\/\/|[\w+-]+:)/gu;

/** Marks that count only at the beginning of a line: quotes, headings, lists, small print. */
const LINE_MARKS = /^(\s*)(#{1,3}(?=\s)|-#|[-+](?=\s)|\d+(?=\.\s))/gmu;

/**
 * Quoted text as Discord shows it unchanged: every mark gets a backslash in front, which Discord swallows. Nothing in it is
 * bold, a link or a mention.
 */
export function escapeText(text: string): string {
  return text
    .replace(MARKS, '\\$&')
    .replace(LINE_MARKS, (_, space: string, mark: string) =>
      /^\d/u.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}
