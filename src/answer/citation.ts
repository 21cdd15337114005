import type { Citation } from './answer.ts';

/** Longest heading in a citation line, in UTF-16 units. */
const LONGEST_HEADING = 24;

/** A date as it is read: 2022-12-30, or 7月22日(未注年份) where the text states no year. */
export function dateInWords(date: string | null): string {
  const day = /^--(\d\d)-(\d\d)$/u.exec(date ?? '');
  if (day) return `${Number(day[1])}月${Number(day[2])}日(未注年份)`;
  return date ?? '日期不详';
}

/** 《title》 › section › 第n段, date, file:line (of a PDF its page) — the line that lets a reader check a citation. */
export function citationLine(
  citation: Pick<Citation, 'title' | 'section' | 'paragraph' | 'kind' | 'date' | 'file' | 'line' | 'page'>,
): string {
  const { title, section, paragraph, kind, date, file, line, page } = citation;
  const headings = section.map((heading) =>
    heading.length > LONGEST_HEADING ? `${heading.slice(0, LONGEST_HEADING - 1)}…` : heading,
  );
  const place = { header: '篇首', caption: `第${paragraph}段(图片说明)`, prose: `第${paragraph}段` }[kind];
  // A reader of a PDF turns to a page; the line is one of the text taken out of it.
  const exact = page === null ? `${file}:${line}` : `${file} 第${page}页`;
  return `${[`《${title}》`, ...headings, place].join(' › ')}, ${dateInWords(date)}, ${exact}`;
}
