/** Words that ask for what is planned, not for what has happened. Folded. */
const GOALS =
  /目标|计划(?!单列)|预期|预计|打算|(?<!虚)拟|力争|规划|准备|(?<![主重])要(?:建|新增|增加|完成|实现|达到|改造|培育)|安排|控制在|\b(?:target|goal|aim|plan|expect|intend|will)(?:s|ed|ned|ting)?\b/u;

/** Whether a folded question asks for a goal. */
export function asksForGoal(folded: string): boolean {
  return GOALS.test(folded);
}

const WHO_OR_WHEN = /谁|哪位|何时|什么时候|哪一?天|几[号日月]|职务|\b(?:who|when)\b/u;

/** Whether a folded question asks for a person or a day: what the header of a report says. */
export function asksWhoOrWhen(folded: string): boolean {
  return WHO_OR_WHEN.test(folded);
}

/** Words with which reports state their goals. Folded. */
const STATED_GOALS: readonly RegExp[] = [
  /预期目标|主要目标|目标(?:是|为|任务)|工作目标/u,
  /左右|以上|以内/u,
  /力争|确保|计划|争取|预期|预计|将|要/u,
];

/** How much a folded passage states goals rather than results, from 0 to 1. */
export function statesGoals(folded: string): number {
  return STATED_GOALS.filter((words) => words.test(folded)).length / STATED_GOALS.length;
}

const YEAR = '(?<!\\d)((?:19|20)\\d{2})';

/** A report named by its year: 2025年浙江省政府工作报告, the 2025 report. */
const REPORT_YEARS: readonly RegExp[] = [
  new RegExp(`${YEAR}(?=年?[和、与]${YEAR}年[^,。?;:!\\d]{0,14}?报告)`, 'gu'),
  new RegExp(`${YEAR}年[^,。?;:!\\d]{0,14}?报告`, 'gu'),
  new RegExp(`${YEAR}(?: [\\w']+){0,4} report\\b`, 'gu'),
  new RegExp(`\\breport (?:of|for|from|in) ${YEAR}`, 'gu'),
];

/** Years by which a folded question names reports. */
export function reportYearsIn(folded: string): number[] {
  return [...new Set(REPORT_YEARS.flatMap((form) => [...folded.matchAll(form)].map((match) => Number(match[1]))))];
}

/** What a question sets in quotation marks, two characters and more. Folded. */
export function quotationsIn(folded: string): string[] {
  return [...folded.matchAll(/[“"「『《‘]([^“”"「」『』《》‘’]{2,})[”"」』》’]/gu)]
    .map((match) => (match[1] ?? '').trim())
    .filter((quotation) => quotation.length > 1);
}
