import type { CleanLine } from './clean.ts';
import { endsSentence } from './lines.ts';
import { numberedLevel } from './numbering.ts';

/** What a line in front of the body says. */
type HeaderRole = 'title' | 'subheadline' | 'event' | 'speaker' | 'date' | 'source';

export interface HeaderLine extends CleanLine {
  role: HeaderRole;
}

/** Longest header line, in characters, and the most lines a header has. */
const LONGEST = 60;
const MOST_LINES = 8;

const OFFICE = '(?:省长|市长|州长|盟长|县长|区长|旗长|主席|主任|书记|总理|部长|局长|司令员?|院长|检察长)';
const SUBHEADLINE =
  /^(?!.*工作报告)(?:[\p{Script=Han}·]{2,10}(?:讲话|主持|出席|致辞|作报告|发言|参加|陪同|宣布|会见|调研|强调|指出)\s*)+$/u;
const EVENT = /^[-—─]{1,4}\s*\S|(?:会议|大会)上(?:的(?:报告|讲话))?$/u;
const SPEAKER = new RegExp(`^[\\p{Script=Han}、]{0,30}${OFFICE}[\\s?:]*[\\p{Script=Han}·]{2,12}$`, 'u');
const DATE = /^[(（]?\d{4}年\d{1,2}月\d{1,2}日\s*[)）]?$/u;
const SOURCE = /^[([【]?(?:来源|稿源|信息来源|发布时间|时间|日期)\s*[::]/u;
const SALUTATION = /^(?:尊敬的|各位|同志们)[^。]{0,24}[::!]$/u;

/** Whether a folded line greets the audience: 各位代表: */
export function isSalutation(folded: string): boolean {
  return SALUTATION.test(folded);
}

function roleOf(folded: string): HeaderRole {
  if (SUBHEADLINE.test(folded)) return 'subheadline';
  if (EVENT.test(folded)) return 'event';
  if (DATE.test(folded)) return 'date';
  if (SOURCE.test(folded)) return 'source';
  if (SPEAKER.test(folded)) return 'speaker';
  return 'title';
}

/** The lines in front of the body: short lines that are no sentence, up to the salutation, a numbered heading or prose. */
export function findHeader(lines: readonly CleanLine[]): HeaderLine[] {
  const header: HeaderLine[] = [];
  for (const line of lines) {
    const { folded } = line;
    const isBody =
      line.length > LONGEST ||
      line.isCaption ||
      endsSentence(folded) ||
      isSalutation(folded) ||
      numberedLevel(folded) !== undefined;
    if (isBody || header.length === MOST_LINES) break;
    header.push({ ...line, role: roleOf(folded) });
  }
  // A text that is nothing but short lines has no header that could be told from its body.
  return header.length === lines.length ? [] : header;
}

/** The title as written: the first title line with the lines that continue its sentence. */
export function titleOf(header: readonly HeaderLine[]): string | null {
  const first = header.findIndex((line) => line.role === 'title');
  if (first < 0) return null;
  let title = header[first]?.text ?? '';
  for (const line of header.slice(first + 1)) {
    if (line.role !== 'title' || !/^(?:在|于|的|暨|和|与|并|将)/u.test(line.folded)) break;
    title += line.text;
  }
  return title;
}
