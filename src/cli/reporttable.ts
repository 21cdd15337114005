import stringWidth from 'string-width';
import { dateInWords } from '../answer/citation.ts';
import type { ReportRecord } from '../index/records.ts';
import type { Level } from '../language/regions.ts';
import type { Fact } from '../reports/metadata.ts';
import type { Origin } from '../reports/told.ts';
import type { Paint } from './io.ts';
import { printable, reportName } from './render.ts';

export const LEVELS: Record<Level, string> = {
  national: '全国',
  provincial: '省级',
  prefectural: '地级',
  county: '县级',
};

/** The mark behind a fact that says where it was taken from. */
const MARKS: Record<Origin, [mark: string, meaning: string]> = {
  given: ['ᵍ', '给定'],
  'file name': ['ᶠ', '文件名或文件夹'],
  head: ['ʰ', '篇首'],
  body: ['ᵇ', '正文'],
};

/** Explains the marks. */
export const LEGEND = `取自 ${Object.values(MARKS)
  .map(([mark, meaning]) => `${mark} ${meaning}`)
  .join('  ')}`;

/** A fact as it is shown: its value and the mark of where it was taken from; a dash where it is not known. */
export function markedFact(report: ReportRecord, fact: Fact, value: string | number | null, paint: Paint): string {
  if (value === null || value === '') return paint('dim', '—');
  const origin = report.from[fact];
  return `${printable(String(value))}${origin ? paint('dim', MARKS[origin][0]) : ''}`;
}

/** 西藏自治区 › 山南市 */
export const placeInWords = ({ place, region }: Pick<ReportRecord, 'place' | 'region'>): string | null =>
  place.length > 0 ? place.join(' › ') : region;

/** Widest title and place in a table, in columns of the terminal. */
const WIDEST = 44;

/** Reports as a table: a line of headings, a line for each report, and what the marks mean. */
export function reportTable(reports: readonly ReportRecord[], paint: Paint): string[] {
  const rows = reports.map((report) => [
    paint('dim', report.reportId),
    markedFact(report, 'title', reportName({ ...report, title: cut(report.title) }), paint),
    markedFact(report, 'region', cut(placeInWords(report) ?? ''), paint),
    report.level === null ? paint('dim', '—') : LEVELS[report.level],
    markedFact(report, 'year', report.year, paint),
    markedFact(report, 'lookBackYear', report.lookBackYear, paint),
    markedFact(report, 'date', report.date && dateInWords(report.date), paint),
    markedFact(report, 'speaker', report.speaker, paint),
    markedFact(report, 'source', report.source, paint),
    paint('dim', printable(report.file.replaceAll('\n', '⏎'))),
  ]);
  const names = ['编号', '标题', '地区', '级别', '年份', '回顾', '日期', '报告人', '来源', '文件'];
  return [...aligned([names.map((name) => paint('dim', name)), ...rows]), '', paint('dim', LEGEND)];
}

/** A text cut to the widest that a column may be. */
function cut(text: string): string {
  if (stringWidth(text) <= WIDEST) return text;
  let short = '';
  for (const character of text) {
    if (stringWidth(short + character) >= WIDEST) break;
    short += character;
  }
  return `${short}…`;
}

/** Rows with every column as wide as its widest cell; a Han character is two columns of a terminal wide. */
function aligned(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(at === row.length - 1 ? 0 : (widths[at] ?? 0) - stringWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
}
