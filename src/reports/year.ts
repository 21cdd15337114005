import { eventYear, headingYear, type StatedDate } from './dates.ts';
import type { BodyLine } from './outline.ts';
import { openingOf, originInHead, type Telling, type Told, told } from './told.ts';

/** Months from which on a work report is delivered for the coming year. */
const LATE_IN_THE_YEAR = 11;

export interface Dated {
  telling: Telling;
  body: readonly BodyLine[];
  date: Told<StatedDate> | null;
  isWorkReport: boolean;
}

/** The year that a report plans for, or that its event is named by; only what the report, its date or its path states. */
export function yearOf({ telling, body, date, isWorkReport }: Dated): Told<number> | null {
  const headings = headingYears(body);
  const planned = headings.find(({ view }) => view === 'ahead');
  if (planned) return told(planned.year, 'body');
  const dated = /^(\d{4})-(\d{2})/u.exec(date?.value ?? '');
  if (dated && date) {
    const isForNext = isWorkReport && Number(dated[2]) >= LATE_IN_THE_YEAR;
    return told(Number(dated[1]) + (isForNext ? 1 : 0), date.from);
  }
  const titled = /(?:19|20)\d{2}(?=年)/u.exec(inDigits(telling.head));
  if (titled) return told(Number(titled[0]), originInHead(telling, titled.index));
  const said = isWorkReport ? saidYear(telling, body, headings) : eventYear(telling.lead);
  if (said !== null) return told(said, 'body');
  return yearInPath(telling.file);
}

/** The year that a report looks back on: that of its look-back heading, else of a work report the year before its own. */
export function lookBackOf({ body, isWorkReport }: Dated, year: Told<number> | null): Told<number> | null {
  const back = headingYears(body).find(({ view }) => view === 'back');
  if (back && (year === null || back.year <= year.value)) return told(back.year, 'body');
  return isWorkReport && year ? told(year.value - 1, year.from) : null;
}

interface HeadingYear {
  year: number;
  view: 'back' | 'ahead';
}

/** A heading that says neither: 2026年主要工作, 关于2026年工作. Below one that looks back it plans; else it looks back. */
const WORK_OF = /(?<!\d)((?:19|20)\d{2})年的?(?:主要)?工作$/u;

/** The years of the headings that look back or plan. */
function headingYears(body: readonly BodyLine[]): HeadingYear[] {
  const years: HeadingYear[] = [];
  let looksBack = false;
  for (const { kind, folded } of body) {
    const heading = kind === 'heading' ? plain(folded) : '';
    const either = WORK_OF.exec(heading)?.[1];
    if (either) years.push({ year: Number(either), view: looksBack ? 'ahead' : 'back' });
    const about = either ? undefined : headingYear(heading);
    if (about?.year) years.push({ year: about.year, view: about.view });
    looksBack ||= about?.view === 'back' || either !== undefined;
  }
  return years;
}

const DIGITS = '零一二三四五六七八九';

/** A folded text with its years in digits, as long as before: 一九五八年 is 1958年. */
function inDigits(folded: string): string {
  const digit = (character: string) => Math.max(0, DIGITS.indexOf(character));
  const year = /[一二][九〇零○][〇零○一二三四五六七八九]{2}(?=年)/gu;
  return folded.replace(year, (written) => [...written].map(digit).join(''));
}

/** The same without the white space that some pages set between digits. */
const plain = (folded: string) => inDigits(folded.replace(/\s+/gu, ''));

const AIMS = '(?:政府工作|经济社会发展|国民经济和社会发展)的?(?:建议|任务|安排|(?:主要)?(?:预期)?目标|总体要求|部署)';
const PLANNED = new RegExp(`(?<!\\d)((?:19|20)\\d{2})年的?${AIMS}`, 'u');
const PAST = /(?:过去|走过)的((?:19|20)\d{2})年/u;
/** A numbered heading that runs on into its paragraph: 一、1993年国内工作的回顾和1994年工作的基本方针过去的一年,… */
const RUN_ON = /^[一二三四五六七八九十]+、((?:19|20)\d{2})年[^,。]{0,6}工作的?回顾/u;
/** 关于1955年国家决算和1956年国家预算的报告; a plan of several years (一九五六年到…) is none for one. */
const REPORT_ON = /关于([^。;,到至]{0,16}(?:19|20)\d{2}年度?(?:国民经济|国家预算|财政预算)[^。;,]{0,20})的报告/u;

/**
 * The year of a work report without a date, as the speech says it: planned for by name; after the year of a look-back
 * heading, after the one just past, or after the one that the first sentence below 去年工作回顾 begins with.
 */
function saidYear(telling: Telling, body: readonly BodyLine[], headings: readonly HeadingYear[]): number | null {
  const back = headings.find(({ view }) => view === 'back')?.year;
  if (back) return back + 1;
  const opening = plain(openingOf(telling));
  const lines = body.map(({ folded }) => plain(folded.slice(0, 120)));
  const past = PAST.exec(opening)?.[1] ?? pastBelowHeading(body) ?? firstOf(lines, RUN_ON);
  if (past) return Number(past) + 1;
  const topics = REPORT_ON.exec(opening)?.[1]?.match(/(?:19|20)\d{2}(?=年)/gu);
  const planned = topics?.at(-1) ?? firstOf(lines, PLANNED);
  return planned ? Number(planned) : null;
}

const firstOf = (lines: readonly string[], pattern: RegExp) =>
  lines.map((line) => pattern.exec(line)?.[1]).find((year) => year !== undefined);

function pastBelowHeading(body: readonly BodyLine[]): string | undefined {
  const at = body.findIndex(({ kind, folded }) => {
    const about = kind === 'heading' ? headingYear(folded) : undefined;
    return about?.view === 'back' && about.year === null && !/[三四五十]年|时期/u.test(folded);
  });
  return at < 0 ? undefined : /^((?:19|20)\d{2})年,/u.exec(body[at + 1]?.folded ?? '')?.[1];
}

/** A year that stands alone in the name of a file or else of its nearest folder: 西藏/山南/2023.txt. */
function yearInPath(file: string): Told<number> | null {
  const parts = file.replace(/\.[^./]+$/u, '').split('/');
  for (const part of parts.reverse()) {
    const years = new Set(part.match(/(?<![\da-z])(?:19|20)\d{2}(?![\da-z])/giu));
    const [year] = years;
    if (years.size === 1) return told(Number(year), 'file name');
  }
  return null;
}
