import type { CleanLine } from './clean.ts';
import { isSalutation } from './header.ts';
import { type Told, told } from './told.ts';

const OFFICE = '(?:行政长官|省长|市长|州长|盟长|县长|区长|旗长|乡长|镇长|主席|总理|主任|院长|检察长|局长)';
/** A name: two characters that white space parts (王 凯), several with a dot (艾尔肯·吐尼亚孜), or two to five (次仁平措). */
const NAME =
  '(\\p{Script=Han}\\s+\\p{Script=Han}|\\p{Script=Han}{1,8}(?:[·•]\\p{Script=Han}{1,8}?)+|\\p{Script=Han}{2,5}?)';
/** What may stand behind the name of who speaks. */
const BEHIND = '\\s*(?:同志)?\\s*(?=(?<!工)作(?:政府工作)?报告|所作|向|在|各位|来源|[,。:()]|$)';

const PATTERNS = [
  // 山南市人民政府市长??次仁平措; …会议上 国务院总理 李强; 省长 李乐成在…
  new RegExp(`${OFFICE}[\\s?:]*${NAME}${BEHIND}`, 'u'),
  // 2025年1月15日龚正市长在…
  new RegExp(`\\d日[\\s,]*${NAME}(?:代理?)?${OFFICE}(?:在|作|向)`, 'u'),
  // …会议上 周恩来 各位代表:
  /(?:会议|大会)上\s*([\p{Script=Han}]{2,4})\s*各位代表/u,
];

const NOT_A_NAME = /报告|讲话|同志|政府|会议|大会|工作|代表|人民|国务院|[省市县]长|主席|^[的在向]|于$/u;

/** The lines above the speech proper, in which its speaker is named, at most. */
const MOST_LINES = 10;

/**
 * Who delivers a report, as the lines in front of the salutation name them, without white space; null where they do not.
 * @param lines those of the header, then those of the body
 * @param headers how many of them are the header
 */
export function speakerOf(lines: readonly CleanLine[], headers: number): Told<string> | null {
  for (const [at, line] of lines.slice(0, MOST_LINES).entries()) {
    // A salutation of its own ends the head; one at the end of a line stands behind the speaker.
    if (isSalutation(line.folded)) return null;
    if (at >= headers && !/作政府工作报告|(?:会议|大会)上/u.test(line.folded)) continue;
    for (const pattern of PATTERNS) {
      const match = pattern.exec(line.folded);
      const name = match?.[1] ?? '';
      if (!match || NOT_A_NAME.test(name)) continue;
      const start = match.index + match[0].indexOf(name);
      const written = line.text.slice(start, start + name.length).replace(/\s+/gu, '');
      return told(written, at < headers ? 'head' : 'body');
    }
  }
  return null;
}
