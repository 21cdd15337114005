import type { CleanLine } from './clean.ts';
import { isSalutation } from './header.ts';
import { endsSentence } from './lines.ts';
import { numberedLevel } from './numbering.ts';
import type { Span } from './text.ts';

type LineKind = 'heading' | 'salutation' | 'leadin' | 'caption' | 'prose';

/** A heading inside a paragraph: the clean span of the sentence, and the heading without its full stop. */
interface RunIn extends Span {
  text: string;
}

/** A line of the body and its place in the outline. */
export interface BodyLine extends CleanLine {
  kind: LineKind;
  /** Headings above the line, outermost first, as written. */
  section: string[];
  /** Headings inside the paragraph; the first opens it. */
  runIns: RunIn[];
  /** From 1, counting every line of the body but its headings. */
  paragraph: number;
}

/** Longest heading without a number, longest one with, longest lead-in and longest run-in heading, in characters. */
const LONGEST = { bare: 30, numbered: 110, leadIn: 40, runIn: 18, dashed: 40 };

const CLOSING = /^(?:各位代表|同志们|各位委员)[!,]/u;

/** One short sentence without pause, figure or 了 (which tells what happened). */
const SHORT_SENTENCE = `[^。!?;,:、“”\\d了]{2,${LONGEST.runIn}}。(?=.)`;
const RUN_IN = new RegExp(`^(?:[-—─]{2,}[^。!?;]{2,${LONGEST.dashed}}。(?=.)|${SHORT_SENTENCE})`, 'u');
const PARALLEL = new RegExp(`(?<=^|。)${SHORT_SENTENCE}`, 'gu');

/** Finds headings, salutations, lead-ins and captions among the lines of a body, and the headings above each line. */
export function outline(lines: readonly CleanLine[]): BodyLine[] {
  const chain: { level: number; text: string }[] = [];
  let paragraph = 0;
  return lines.map((line, at) => {
    const level = headingLevel(line, lines[at - 1], lines[at + 1]);
    if (level !== undefined) {
      while ((chain.at(-1)?.level ?? 0) >= level) chain.pop();
      const section = chain.map((heading) => heading.text);
      chain.push({ level, text: line.text });
      return { ...line, kind: 'heading', section, runIns: [], paragraph: paragraph + 1 };
    }
    // A paragraph that greets the audience again closes a part of the report: it stands below no deeper heading.
    if (CLOSING.test(line.folded)) while ((chain.at(-1)?.level ?? 0) > 1) chain.pop();
    const section = chain.map((heading) => heading.text);
    const kind = kindOf(line);
    return { ...line, kind, section, runIns: kind === 'prose' ? findRunIns(line) : [], paragraph: ++paragraph };
  });
}

function kindOf(line: CleanLine): LineKind {
  if (line.isCaption) return 'caption';
  if (isSalutation(line.folded)) return 'salutation';
  return line.length <= LONGEST.leadIn && /:$/u.test(line.folded) ? 'leadin' : 'prose';
}

/** Levels whose headings may end in a full stop: 一、 and (一). */
const SENTENCE_LEVELS = 2;

/**
 * A numbered line is a heading when it is one sentence with something below it. Items of a list (the next line has a number of
 * the same rank, or there is none) and sentences that state a figure are prose: no sentence is lost to the outline.
 */
function isNumberedHeading({ folded, length }: CleanLine, level: number, after?: CleanLine): boolean {
  if (length > LONGEST.numbered || /[。!;]./u.test(folded) || /[;,、:]$/u.test(folded)) return false;
  if (/[。!]$/u.test(folded) && (level > SENTENCE_LEVELS || /\d/u.test(folded.replace(/\d{4}年/gu, '')))) return false;
  return after !== undefined && (numberedLevel(after.folded) ?? Number.POSITIVE_INFINITY) > level;
}

/** 1 is the outermost level; undefined for a line that is no heading. */
function headingLevel(line: CleanLine, before?: CleanLine, after?: CleanLine): number | undefined {
  if (line.isCaption || isSalutation(line.folded)) return undefined;
  const numbered = numberedLevel(line.folded);
  if (numbered) return isNumberedHeading(line, numbered, after) ? numbered : undefined;
  const isBare = line.length <= LONGEST.bare && !/[。!?;:,、…)”]$/u.test(line.folded) && line.length >= 2;
  // A bare heading stands above a paragraph; several short lines in a row are a list or a table.
  const isAbove = after !== undefined && (endsSentence(after.folded) || numberedLevel(after.folded) !== undefined);
  const isAlone = before === undefined || endsSentence(before.folded) || isSalutation(before.folded);
  return isBare && isAbove && isAlone ? 1 : undefined;
}

/**
 * Headings that open a paragraph on the same line: `——旗帜鲜明讲政治,淬炼了对党忠诚之魂。` or one short sentence without a
 * comma. Further ones inside the paragraph are parallel to the first: sentences of the same length.
 */
function findRunIns(line: CleanLine): RunIn[] {
  const first = RUN_IN.exec(line.folded)?.[0];
  if (!first) return [];
  const runIn = (start: number, text: string): RunIn => ({
    start: line.start + start,
    end: line.start + start + text.length,
    text: line.text.slice(start, start + text.length - 1).replace(/^[-—─]+/u, ''),
  });
  const found = [runIn(0, first)];
  for (const match of line.folded.slice(first.length).matchAll(PARALLEL))
    if (match[0].length === first.length) found.push(runIn(first.length + match.index, match[0]));
  return found;
}
