/** A date as far as a text states it: `2022-12-30`, or `--07-22` where it states no year. */
export type StatedDate = string;

const pad = (number: string) => number.padStart(2, '0');

/** The first full date of a folded text, or null. */
export function fullDate(folded: string): StatedDate | null {
  const match = /(\d{4})年(\d{1,2})月(\d{1,2})日/u.exec(folded);
  return match ? `${match[1]}-${pad(match[2] ?? '')}-${pad(match[3] ?? '')}` : null;
}

/**
 * The first date of a lead. One without a year is completed by the year of a sentence that states the
 * same day and one year that the event itself carries (`4月8日上午,…2022年…大会`). Years since, until or by which something
 * happens are not the event's. No year is guessed.
 */
export function leadDate(folded: string, lead: string): StatedDate | null {
  const match = /(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日/u.exec(lead);
  if (!match) return null;
  const day = `${pad(match[2] ?? '')}-${pad(match[3] ?? '')}`;
  if (match[1]) return `${match[1]}-${day}`;
  const sentences = folded.split(/[。!?\n]/u).filter((sentence) => sentence.includes(match[0]));
  const years = new Set(sentences.flatMap(eventYears));
  const [year] = years;
  return years.size === 1 && year ? `${year}-${day}` : `--${day}`;
}

/** Years in a folded sentence that name an event held in them: 2022年推进…大会, 2020年第一次会议. */
function eventYears(sentence: string): string[] {
  return [...sentence.matchAll(/(?<!自|从|到|至|于|\d)((?:19|20)\d{2})年(?!前|底|以来|以后|起|末|开始|来|月|\d)/gu)]
    .filter((match) => /会议?|大会|座谈会|活动|仪式|报告/u.test(sentence.slice(match.index, match.index + 40)))
    .map((match) => match[1] ?? '');
}

/** The one year that a lead names its event by, or null. */
export function eventYear(lead: string): number | null {
  const years = new Set(eventYears(lead));
  const [year] = years;
  return years.size === 1 && year ? Number(year) : null;
}

const LOOKING_BACK = /工作(?:回顾|总结)|(?:回顾|总结)|主要工作(?:和成效|成绩)?$|过去(?:一年|五年)/u;
const PLANNING = /重点工作|工作(?:安排|部署|总体要求|任务|思路|目标|建议)|主要(?:目标|任务)|目标任务|总体要求/u;

/** Year that a heading is about (null: a look-back that names none), and whether it looks back on it or plans for it; undefined where it says neither. */
export function headingYear(folded: string): { year: number | null; view: 'back' | 'ahead' } | undefined {
  const stated = /(?<!\d)((?:19|20)\d{2})年/u.exec(folded)?.[1];
  const year = stated ? Number(stated) : null;
  if (LOOKING_BACK.test(folded)) return { year, view: 'back' };
  return year !== null && PLANNING.test(folded) ? { year, view: 'ahead' } : undefined;
}
