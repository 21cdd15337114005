import type { Citation } from '../../answer/answer.ts';
import type { Texts } from '../texts/index.ts';
import { escapeText } from './escape.ts';
import { shorten } from './limits.ts';

/** Most characters of a title and of a heading in a citation line. */
const LONGEST = { title: 60, heading: 24 };

/** A stated date in words: 2022-12-30, or month and day where the text states no year. */
export function dateText(date: string | null, texts: Texts): string {
  const day = /^--(\d\d)-(\d\d)$/u.exec(date ?? '');
  if (day) return texts.yearless(Number(day[1]), Number(day[2]));
  return date ?? texts.noDate;
}

/** Title, headings, paragraph and date of a citation, as plain text. */
export function placeOf(citation: Citation, texts: Texts): string {
  const { title, section, kind, paragraph, page, date } = citation;
  const place = { prose: texts.paragraph(paragraph), caption: texts.caption, header: texts.header }[kind];
  const parts = [`《${shorten(title, LONGEST.title)}》`, ...section.map((one) => shorten(one, LONGEST.heading)), place];
  if (page !== null) parts.push(texts.sourcePage(page));
  return `${parts.join(' › ')} · ${dateText(date, texts)}`;
}

/** A passage with its evidence in bold, at most `length` characters; a longer one is cut around its evidence. */
export function quoteOf({ text, evidence }: Pick<Citation, 'text' | 'evidence'>, length: number): string {
  const [start, end] = evidence[0] ?? [0, 0];
  // Escaping at most doubles a text, so that half the room always suffices for the window.
  const room = Math.floor((length - 8) / 2);
  const isLong = escapeText(text).length + 8 > length;
  const from = isLong ? wholeCharacter(text, Math.max(0, Math.min(start - 40, text.length - room))) : 0;
  const to = isLong ? wholeCharacter(text, Math.min(text.length, from + room)) : text.length;
  const [boldFrom, boldTo] = [Math.min(Math.max(start, from), to), Math.max(from, Math.min(end, to))];
  const bold = boldTo > boldFrom ? `**${escapeText(text.slice(boldFrom, boldTo))}**` : '';
  const quote = escapeText(text.slice(from, boldFrom)) + bold + escapeText(text.slice(Math.max(boldFrom, boldTo), to));
  return shorten(`${from > 0 ? '…' : ''}${quote}${to < text.length ? '…' : ''}`, length);
}

/** The nearest offset at or before `at` that does not stand inside a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/u.test(text.charAt(at)) || (text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff)
    ? at - 1
    : at;
}
