/** Discord's limits of an embed, in characters (https://docs.discord.com/developers/resources/message#embed-object-embed-limits). */
export const LIMITS = {
  content: 2000,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  embeds: 6000,
  label: 80,
  option: 100,
  options: 25,
} as const;

/** Shortens a text to at most `length` UTF-16 units, with an ellipsis; never inside a surrogate pair or behind a lone backslash. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let cut = text.slice(0, Math.max(0, length - 1));
  if (/[\uD800-\uDBFF]$/u.test(cut) || /[\uD800-\uDBFF]$/.test(cut)) cut = cut.slice(0, -1);
  const backslashes = /\\*$/u.exec(cut)?.[0].length ?? 0;
  if (backslashes % 2 === 1) cut = cut.slice(0, -1);
  return `${cut}…`;
}
