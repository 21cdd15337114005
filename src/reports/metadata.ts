import { fold } from '../language/fold.ts';
import { placesIn } from '../language/places.ts';
import { type Level, regionNamed } from '../language/regions.ts';
import { fullDate, leadDate, type StatedDate } from './dates.ts';
import type { Given } from './given.ts';
import type { HeaderLine } from './header.ts';
import { titleOf } from './header.ts';
import type { Line } from './lines.ts';
import type { BodyLine } from './outline.ts';
import { personsIn } from './persons.ts';
import { sourceOf } from './published.ts';
import { regionOf } from './region.ts';
import { editorOf } from './rules/editors.ts';
import { speakerOf } from './speaker.ts';
import { derivedTitle, LEAD, titleInName } from './title.ts';
import { type Origin, openingOf, originInHead, type Telling, type Told, told } from './told.ts';
import { lookBackOf, yearOf } from './year.ts';

/** Facts that may be stated beside the text, or else are read off it. */
const FACTS = ['title', 'kind', 'region', 'year', 'lookBackYear', 'date', 'speaker', 'source', 'sourceUrl'] as const;
export type Fact = (typeof FACTS)[number];

/** What is known of a report beside its text. Everything is stated in the file, its path or beside it, or null. */
export interface Metadata {
  /** As written; made from the report's own words where the file has no title line (see `titleIsDerived`). */
  title: string;
  titleIsDerived: boolean;
  /** 政府工作报告, 会议报道, 报告, or another kind that was stated. */
  kind: string;
  /** Simplified name of the place it is about or that its event took place in; 全国 for national reports. */
  region: string | null;
  /** Of the region; null for a township or a zone, or where no region is known. */
  level: Level | null;
  /** Official names from the province down to the region, as far as known: [西藏自治区, 山南市]. */
  place: string[];
  /** Day of the event or delivery. */
  date: StatedDate | null;
  /** Year the report plans for, or its event is named by. */
  year: number | null;
  /** Year the report looks back on. */
  lookBackYear: number | null;
  /** Who delivers it, as written. */
  speaker: string | null;
  source: string | null;
  /** Page that the report is from, where somebody stated it. */
  sourceUrl: string | null;
  editor: string | null;
  persons: string[];
  /** Where each fact that is known was taken from. */
  from: Partial<Record<Fact, Origin>>;
}

export interface MetadataInput {
  /** Path relative to the reports folder. */
  file: string;
  header: readonly HeaderLine[];
  body: readonly BodyLine[];
  /** All lines of the file, noise included: source and editor are named there. */
  lines: readonly Line[];
  /** What was stated beside the text: it wins. */
  given?: Given;
}

/** Reads title, place, dates, speaker, source, editor and persons off a report's own lines, where they were not given. */
export function readMetadata({ file, header, body, lines, given = {} }: MetadataInput): Metadata {
  const prose = body.filter((line) => line.kind === 'prose' || line.kind === 'caption');
  const named = titleInName(file);
  const telling: Telling = {
    file: fold(file),
    named: fold(named ?? ''),
    head: [fold(named ?? ''), ...header.map((line) => line.folded)].join('\n'),
    lead: (prose.find((line) => line.kind === 'prose')?.folded ?? '').slice(0, LEAD),
    prose: prose.map((line) => line.folded).join('\n'),
  };
  const kind = stated(given.kind) ?? kindOf(telling);
  const isWorkReport = kind.value === '政府工作报告';
  const isDelivered = isWorkReport || /施政报告/u.test(telling.head);
  const givenRegion = given.region === undefined ? undefined : regionNamed(given.region);
  const region = givenRegion
    ? told({ ...givenRegion, written: givenRegion.name }, 'given')
    : regionOf(telling, isWorkReport);
  const date = stated(given.date) ?? dateOf(telling);
  const dated = { telling, body, date, isWorkReport };
  const year = stated(given.year) ?? yearOf(dated);
  const title = stated(given.title) ?? titleIn(header, named);
  const facts = {
    title: title ?? told(derivedTitle({ region: region?.value.written ?? null, isWorkReport, prose: body }), 'body'),
    kind,
    region: region && told(region.value.written, region.from),
    year,
    lookBackYear: stated(given.lookBackYear) ?? lookBackOf(dated, year),
    date,
    speaker: stated(given.speaker) ?? (isDelivered ? speakerOf([...header, ...body], header.length) : null),
    source: stated(given.source) ?? sourceOf(lines, body),
    sourceUrl: stated(given.sourceUrl),
  } satisfies Record<Fact, Told<unknown> | null>;
  const spoken = [...header, ...prose].map((line) => line.text).join('\n');
  return {
    title: facts.title.value,
    titleIsDerived: title === null,
    kind: kind.value,
    region: facts.region?.value ?? null,
    level: region?.value.level ?? null,
    place: region?.value.place ?? [],
    date: date?.value ?? null,
    year: year?.value ?? null,
    lookBackYear: facts.lookBackYear?.value ?? null,
    speaker: facts.speaker?.value ?? null,
    source: facts.source?.value ?? null,
    sourceUrl: given.sourceUrl ?? null,
    editor: editorOf(lines),
    persons: personsIn(fold(spoken), spoken),
    from: Object.fromEntries(FACTS.flatMap((fact) => (facts[fact] ? [[fact, facts[fact].from]] : []))),
  };
}

const stated = <T>(value: T | undefined): Told<T> | null => (value === undefined ? null : told(value, 'given'));

/** 我代表省人民政府,向大会报告工作: what a work report without a title begins with. News of it says 省长代表. */
const REPORTING =
  /我[^。,]{0,10}(?:代表|根据|受)[^。]{0,16}(?:政府|国务院)[^。]{0,60}(?:报告|审议)|国务院决定由我[^。]{0,40}报告/u;

function kindOf(telling: Telling): Told<string> {
  const { head, lead, prose } = telling;
  const work = /政府工作报告/u.exec(head);
  if (work) return told('政府工作报告', originInHead(telling, work.index));
  if (/人民代表大会/u.test(head) && /报告工作/u.test(prose.slice(0, 400))) return told('政府工作报告', 'head');
  if (REPORTING.test(openingOf(telling))) return told('政府工作报告', 'body');
  const meeting = /会议|大会|座谈/u;
  if (meeting.test(head)) return told('会议报道', originInHead(telling, head.search(meeting)));
  return told(meeting.test(lead) ? '会议报道' : '报告', 'body');
}

function dateOf(telling: Telling): Told<StatedDate> | null {
  const inHead = fullDate(telling.head);
  if (inHead) return told(inHead, fullDate(telling.named) ? 'file name' : 'head');
  const inLead = leadDate(telling.prose, telling.lead);
  return inLead ? told(inLead, 'body') : null;
}

/** The title line; a bare 政府工作报告 above the text says less than a file named 2025年上海市政府工作报告. */
function titleIn(header: readonly HeaderLine[], named: string | undefined): Told<string> | null {
  const written = titleOf(header);
  if (named && (written === null || placesIn(fold(written)).length === 0)) return told(named, 'file name');
  return written === null ? null : told(written, 'head');
}
