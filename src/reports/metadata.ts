import { fold } from '../language/fold.ts';
import { findPlace, type Place, placesIn } from '../language/places.ts';
import { eventYear, fullDate, headingYear, leadDate, type StatedDate } from './dates.ts';
import type { HeaderLine } from './header.ts';
import { titleOf } from './header.ts';
import type { Line } from './lines.ts';
import type { BodyLine } from './outline.ts';
import { personsIn } from './persons.ts';
import { editorOf, labelledSource } from './rules/editors.ts';

/** What is known of a report beside its text. Everything is stated in the file, or null. */
export interface Metadata {
  /** As written; made from the report's own words where the file has no title line (see `titleIsDerived`). */
  title: string;
  titleIsDerived: boolean;
  kind: '政府工作报告' | '会议报道' | '报告';
  /** Simplified name of the place it is about or that its event took place in; 全国 for national reports. */
  region: string | null;
  /** Day of the event or delivery. */
  date: StatedDate | null;
  /** Year the report plans for, or its event is named by. */
  year: number | null;
  source: string | null;
  editor: string | null;
  persons: string[];
}

export interface MetadataInput {
  /** Path relative to the reports folder. */
  file: string;
  header: readonly HeaderLine[];
  body: readonly BodyLine[];
  /** All lines of the file, noise included: source and editor are named there. */
  lines: readonly Line[];
}

/** Han characters that a numbered or dated file name has at most (第三期, 年月日). */
const LONGEST_NUMBERING = 6;

/** Length of the lead in characters: the part of the body in which an event is dated and placed. */
const LEAD = 240;

/** Reads title, place, dates, source, editor and persons off a report's own lines. */
export function readMetadata({ file, header, body, lines }: MetadataInput): Metadata {
  const prose = body.filter((line) => line.kind === 'prose' || line.kind === 'caption');
  const named = titleInName(file);
  const head = [fold(named ?? ''), ...header.map((line) => line.folded)].join('\n');
  const lead = (prose.find((line) => line.kind === 'prose')?.folded ?? '').slice(0, LEAD);
  const folded = prose.map((line) => line.folded).join('\n');
  const spoken = [...header, ...prose].map((line) => line.text).join('\n');
  const isWorkReport =
    /政府工作报告/u.test(head) || (/人民代表大会/u.test(head) && /报告工作/u.test(folded.slice(0, 400)));
  const region = regionOf(head, lead, isWorkReport);
  const written = titleOf(header);
  // A bare 政府工作报告 above the text says less than a file named 2025年上海市政府工作报告.
  const title = named && (written === null || placesIn(fold(written)).length === 0) ? named : written;
  const date = fullDate(head) ?? leadDate(folded, lead);
  return {
    title: title ?? derivedTitle({ region, isWorkReport, prose: body }),
    titleIsDerived: title === null,
    kind: isWorkReport ? '政府工作报告' : /会议|大会|座谈/u.test(head + lead) ? '会议报道' : '报告',
    region,
    date,
    year: yearOf({ head, lead, body, date, isWorkReport }),
    source: labelledSource(lines) ?? bylineSource(body),
    editor: editorOf(lines),
    persons: personsIn(fold(spoken), spoken),
  };
}

/** A file's name where it is a title rather than a number: at least six Chinese characters. */
function titleInName(file: string): string | undefined {
  const stem = (file.split('/').at(-1) ?? '').replace(/\.[^.]+$/u, '').trim();
  return (stem.match(/\p{Script=Han}/gu) ?? []).length >= LONGEST_NUMBERING ? stem : undefined;
}

/** What stands behind the name of a place whose government reports. */
const GOVERNMENT = /^(?:第[^\n]{1,4}届)?(?:(?:人民)?(?:政府|代表大会)|施政报告)/u;

/** Place of the government that reports; else where the event took place; else the first place of the head or lead. */
function regionOf(head: string, lead: string, isWorkReport: boolean): string | null {
  const government = placesIn(head).find(({ end }) => GOVERNMENT.test(head.slice(end)));
  if (government) return government.written;
  if (/国务院(?:政府工作报告|总理)|全国人民代表大会/u.test(head) || (isWorkReport && /代表国务院/u.test(lead)))
    return '全国';
  const event = [head, lead].flatMap((text) =>
    placesIn(text).filter(({ start, end }) => text[start - 1] === '在' && /^(?:召开|举行|开幕)/u.test(text.slice(end))),
  )[0];
  if (event) return event.written;
  const named = [...placesIn(head), ...placesIn(lead)].find(({ place, written }) => isPlain(place, written));
  if (!named) return null;
  return named.written === named.place.name ? named.written : provinceOf(named.place);
}

/** Short names of prefectures are also words (长治久安); a province's, or a full name, is not mistaken. */
function isPlain(place: Place, written: string): boolean {
  return place.level === 'province' || written === place.name;
}

function provinceOf(place: Place): string {
  return findPlace(place.above.at(-1) ?? place.name)?.name ?? place.name;
}

/** Months from which on a work report is delivered for the coming year. */
const LATE_IN_THE_YEAR = 11;

function yearOf(about: {
  head: string;
  lead: string;
  body: readonly BodyLine[];
  date: StatedDate | null;
  isWorkReport: boolean;
}): number | null {
  const planned = about.body
    .filter((line) => line.kind === 'heading')
    .map((line) => headingYear(line.folded))
    .find((heading) => heading?.view === 'ahead');
  if (planned) return planned.year;
  const titled = /(?:19|20)\d{2}(?=年)/u.exec(about.head)?.[0];
  const dated = /^(\d{4})-(\d{2})/u.exec(about.date ?? '');
  if (about.isWorkReport && dated) return Number(dated[1]) + (Number(dated[2]) >= LATE_IN_THE_YEAR ? 1 : 0);
  if (dated) return Number(dated[1]);
  return titled ? Number(titled) : eventYear(about.lead);
}

/** The newspaper that the lead begins with: 山西日报报道 7月22日,… */
function bylineSource(body: readonly BodyLine[]): string | null {
  const first = body.find((line) => line.kind === 'prose');
  if (!first) return null;
  const match =
    /^[(\s]*(?:据)?([\p{Script=Han}]{2,8}(?:日报|晚报|晨报|时报|新华社|新闻网|电视台))(?:报道|讯|消息|[\p{Script=Han}]{0,4}\d{1,2}月\d{1,2}日电)/u.exec(
      first.folded,
    );
  const at = match ? first.folded.indexOf(match[1] ?? '') : -1;
  if (at >= 0) return first.text.slice(at, at + (match?.[1]?.length ?? 0));
  return null;
}

/** A title from the report's own words: its government, or the clause of its lead that names the event. */
function derivedTitle(about: { region: string | null; isWorkReport: boolean; prose: readonly BodyLine[] }): string {
  if (about.isWorkReport && about.region) return `${about.region}政府工作报告`;
  const lead = about.prose.find((line) => line.kind === 'prose');
  if (!lead) return about.prose[0]?.text.slice(0, 40) ?? '';
  const clauses = [...lead.folded.slice(0, LEAD).matchAll(/[^,。!?;:]+/gu)].map((match) => ({
    folded: match[0],
    text: lead.text.slice(match.index, match.index + match[0].length).trim(),
  }));
  const isEvent = ({ folded }: { folded: string }) => /会议|大会|座谈会|仪式|活动|报告/u.test(folded);
  return (clauses.find(isEvent) ?? clauses.find(({ folded }) => !/日$/u.test(folded)) ?? clauses[0])?.text ?? '';
}
