import type { BodyLine } from './outline.ts';

/** Han characters that a numbered or dated file name has at most (第三期, 年月日). */
const LONGEST_NUMBERING = 6;

/** Length of the lead in characters: the part of the body in which an event is dated and placed. */
export const LEAD = 240;

/** A file's name where it is a title rather than a number: at least six Chinese characters. */
export function titleInName(file: string): string | undefined {
  const stem = (file.split('/').at(-1) ?? '').replace(/\.[^.]+$/u, '').trim();
  return (stem.match(/\p{Script=Han}/gu) ?? []).length >= LONGEST_NUMBERING ? stem : undefined;
}

/** A title from the report's own words: its government, or the clause of its lead that names the event. */
export function derivedTitle(about: {
  region: string | null;
  isWorkReport: boolean;
  prose: readonly BodyLine[];
}): string {
  if (about.isWorkReport && about.region) return `${about.region === '全国' ? '国务院' : about.region}政府工作报告`;
  const lead = about.prose.find((line) => line.kind === 'prose');
  if (!lead) return about.prose[0]?.text.slice(0, 40) ?? '';
  const clauses = [...lead.folded.slice(0, LEAD).matchAll(/[^,。!?;:]+/gu)].map((match) => ({
    folded: match[0],
    text: lead.text.slice(match.index, match.index + match[0].length).trim(),
  }));
  const isEvent = ({ folded }: { folded: string }) => /会议|大会|座谈会|仪式|活动|报告/u.test(folded);
  return (clauses.find(isEvent) ?? clauses.find(({ folded }) => !/日$/u.test(folded)) ?? clauses[0])?.text ?? '';
}
