import { visibleLength } from '../language/fold.ts';
import type { BodyLine } from '../reports/outline.ts';
import { lookBackYear, type Report } from '../reports/report.ts';
import { deletionsWithin, type Span, toRawSpan } from '../reports/text.ts';
import { splitSentences } from './sentences.ts';
import { LONGEST_PASSAGE, splitParagraph } from './split.ts';

/** A piece of a report that can be cited. `raw.slice(start, end)` less the deletions is `text`. */
export interface Passage {
  /** Report id and number of the passage in its report from 1: `77974aae8c:12`. */
  id: string;
  kind: 'prose' | 'caption' | 'header';
  /** Headings above the passage, outermost first, with the run-in heading of its paragraph. */
  section: string[];
  /** Of the body, from 1; with several paragraphs the first's. A header is paragraph 1. */
  paragraph: number;
  /** Source line, from 1. */
  line: number;
  /** Page, from 1, on which the passage begins; null where the format has no pages. */
  page: number | null;
  /** Source span, UTF-16. */
  start: number;
  end: number;
  /** What cleaning took out within the span, in source offsets. */
  deletions: Span[];
  text: string;
  /** Sentences of `text`, in its own offsets; they touch and cover it. */
  sentences: Span[];
  /** Year that the section looks back on, or null. */
  lookBackYear: number | null;
}

/** A paragraph shorter than this shares its passage with a neighbour of its section, in characters. */
const SHORT_PARAGRAPH = 60;

/** A draft of a passage: a span of the clean text and the line it begins in. */
interface Draft extends Span {
  kind: Passage['kind'];
  line: BodyLine | Report['header'][number];
  section: string[];
  paragraph: number;
}

/** Cuts a report into passages, in the order of the text: its header, then its body without headings. */
export function passagesOf(report: Report): Passage[] {
  // A salutation or lead-in with nothing beside it says nothing: it is no passage.
  const groups = joinLines(report.body).filter((group) =>
    group.some(({ kind }) => kind === 'prose' || kind === 'caption'),
  );
  const drafts = [...headerDrafts(report), ...groups.flatMap((group) => bodyDrafts(report, group))];
  return drafts.flatMap((draft, at) => {
    const trimmed = trim(report.clean.text, draft);
    if (!trimmed) return [];
    const raw = toRawSpan(report.clean, trimmed);
    const text = report.clean.text.slice(trimmed.start, trimmed.end);
    return {
      id: `${report.reportId}:${at + 1}`,
      kind: draft.kind,
      section: draft.section,
      paragraph: draft.paragraph,
      line: draft.line.number,
      page: pageOf(report.pages, raw.start),
      ...raw,
      deletions: deletionsWithin(report.clean, raw),
      text,
      sentences: splitSentences(text),
      lookBackYear: lookBackYear(draft.section, report.year),
    };
  });
}

/** The header as one passage (several where it is very long), unless all it has is sub-headlines and the like, which say nothing alone. */
function headerDrafts({ header, clean }: Report): Draft[] {
  const tells = header.filter((line) => line.role !== 'subheadline' && line.role !== 'source');
  const first = header[0];
  const last = header.at(-1);
  if (tells.length === 0 || !first || !last) return [];
  return splitParagraph(clean.text.slice(first.start, last.end)).map((part) => {
    const start = first.start + part.start;
    const line = header.findLast((one) => one.start <= start) ?? first;
    return { kind: 'header', line, section: [], paragraph: 1, start, end: first.start + part.end };
  });
}

/**
 * Groups body lines that share a passage: neighbours in one section, of which one is short, a salutation or a lead-in.
 * Headings and captions stand alone, and nothing is joined across them.
 */
function joinLines(body: readonly BodyLine[]): BodyLine[][] {
  const groups: BodyLine[][] = [];
  for (const [at, line] of body.entries()) {
    if (line.kind === 'heading') continue;
    const group = groups.at(-1);
    const before = body[at - 1];
    const touches = group !== undefined && before !== undefined && group.at(-1) === before;
    if (touches && canJoin(group, line)) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

function canJoin(group: readonly BodyLine[], line: BodyLine): boolean {
  const first = group[0] as BodyLine;
  const last = group.at(-1) as BodyLine;
  if (last.kind === 'caption' || line.kind === 'caption') return false;
  if (first.section.join('\n') !== line.section.join('\n') || line.runIns.length > 0) return false;
  const length = group.reduce((sum, { length }) => sum + length, 0);
  if (length + line.length > LONGEST_PASSAGE) return false;
  const isShort = ({ kind, length }: BodyLine) => kind !== 'prose' || length < SHORT_PARAGRAPH;
  return isShort(line) || isShort(last) || length < SHORT_PARAGRAPH;
}

function bodyDrafts({ clean }: Report, group: readonly BodyLine[]): Draft[] {
  const first = group[0] as BodyLine;
  const last = group.at(-1) as BodyLine;
  const kind = first.kind === 'caption' ? 'caption' : 'prose';
  const parts = splitParagraph(clean.text.slice(first.start, last.end), startsOfRunIns(first));
  return parts.map((part) => {
    const start = first.start + part.start;
    const runIns = first.runIns.filter((runIn, at) => at === 0 || runIn.start <= start).map(({ text }) => text);
    const chain = runIns.length > 1 ? [runIns[0] ?? '', runIns.at(-1) ?? ''] : runIns;
    return {
      kind,
      line: first,
      section: [...first.section, ...chain],
      paragraph: first.paragraph,
      start,
      end: first.start + part.end,
    };
  });
}

/** Where the run-in headings behind the first begin, in the line. What looks like one may stand inside a sentence (in brackets): there nothing is cut. */
function startsOfRunIns({ text, start, runIns }: BodyLine): number[] {
  if (runIns.length < 2) return [];
  const starts = new Set(splitSentences(text).map((sentence) => sentence.start));
  return runIns.slice(1).flatMap((runIn) => (starts.has(runIn.start - start) ? runIn.start - start : []));
}

/** The page, from 1, that holds a source offset. @param pages offsets at which pages begin */
function pageOf(pages: readonly number[], offset: number): number | null {
  return pages.length === 0 ? null : Math.max(1, pages.findLastIndex((start) => start <= offset) + 1);
}

function trim(text: string, { start, end }: Span): Span | undefined {
  const slice = text.slice(start, end);
  const left = slice.length - slice.trimStart().length;
  const right = slice.trimEnd().length;
  return visibleLength(slice) === 0 ? undefined : { start: start + left, end: start + right };
}
