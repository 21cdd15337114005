import type { Answer, Citation } from '../answer/answer.ts';
import { citationLine, dateInWords } from '../answer/citation.ts';
import { TEXTS } from '../discord/texts/index.ts';
import type { ReportRecord } from '../index/records.ts';
import type { Paint } from './io.ts';

/** Labels in the language of the question. */
const LABELS = {
  zh: {
    answered: '找到',
    uncertain: '可能相关',
    notFound: (reports: number, passages: number) =>
      `未找到:在 ${reports} 份报告的 ${passages} 个段落里没有找到回答这个问题的内容。`,
    missing: TEXTS['zh-CN'].missing,
    understood: '理解为',
    replaced: '已换掉',
    sources: '出处',
  },
  en: {
    answered: 'Found',
    uncertain: 'Possibly relevant',
    notFound: (reports: number, passages: number) =>
      `Not found: nothing in ${reports} report(s), ${passages} passages, answers this question.`,
    missing: TEXTS['en-US'].missing,
    understood: 'Understood as',
    replaced: 'replaced',
    sources: 'Sources',
  },
};

function labelsFor(question: string): (typeof LABELS)['zh'] {
  return /\p{Script=Han}/u.test(question) ? LABELS.zh : LABELS.en;
}

/** Control characters (tab and line break aside) and marks that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a file name must not send to a terminal
const UNPRINTABLE = /[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/gu;

/** A text from a file or a file's name, safe for a terminal: what could steer it is shown by its number. */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

/** An answer as lines of a terminal: status, the answer itself, then the numbered sources with their evidence marked. */
export function renderAnswer(answer: Answer, paint: Paint): string[] {
  const labels = labelsFor(answer.question);
  const { reports, passages } = answer.searched;
  const understood = understoodLine(answer, labels).map((line) => paint('dim', printable(line)));
  if (answer.status === 'not_found') {
    const missing = (answer.missing ?? []).map(({ place, year }) => labels.missing(place, year));
    return [...understood, ...[labels.notFound(reports, passages), ...missing].map((line) => paint('yellow', line))];
  }
  const isSure = answer.status === 'answered';
  return [
    ...understood,
    paint(isSure ? 'green' : 'yellow', `${isSure ? '●' : '○'} ${isSure ? labels.answered : labels.uncertain}`),
    paint('bold', printable(answer.answer ?? '')),
    '',
    paint('dim', labels.sources),
    ...answer.citations.flatMap((citation) => renderCitation(citation, paint)),
  ];
}

/** How a question that leans on the one before it was understood. */
function understoodLine({ question, understood }: Answer, labels: (typeof LABELS)['zh']): string[] {
  if (!understood) return [];
  const replaced = understood.replaced.length > 0 ? ` (${labels.replaced}: ${understood.replaced.join(', ')})` : '';
  return [`${labels.understood}: ${understood.text} → ${question}${replaced}`];
}

/** A citation: its number and citation line, then the passage with its evidence marked. */
export function renderCitation(citation: Citation, paint: Paint): string[] {
  let text = '';
  let at = 0;
  for (const [start, end] of citation.evidence) {
    text +=
      printable(citation.text.slice(at, start)) + paint(['bold', 'cyan'], printable(citation.text.slice(start, end)));
    at = end;
  }
  text += printable(citation.text.slice(at));
  return [
    `[${citation.n}] ${paint('underline', printable(citationLine(citation)))}`,
    ...text.split('\n').map((line) => `    ${line}`),
  ];
}

/** A report's title: in 《》 as written, in 〔〕 where it was made from its own words. */
export function reportName({ title, titleIsDerived }: Pick<ReportRecord, 'title' | 'titleIsDerived'>): string {
  return printable(titleIsDerived ? `〔${title}〕` : `《${title}》`);
}

/** One line for a report in a list. */
export function renderReport(report: ReportRecord, paint: Paint): string {
  const { reportId, file, region, date } = report;
  const facts = `${region ?? '地区不详'}, ${dateInWords(date)}`;
  return `${paint('dim', reportId)}  ${reportName(report)}  ${facts}  ${paint('dim', printable(file.replaceAll('\n', '⏎')))}`;
}
