import { type Command, InvalidArgumentError, Option } from 'commander';
import { dateInWords } from '../../answer/citation.ts';
import { currentFolder } from '../../index/builds.ts';
import { readManifest } from '../../index/manifest.ts';
import { openTables } from '../../index/open.ts';
import { problemsOf } from '../../index/problems.ts';
import type { PassageRecord, ReportRecord } from '../../index/records.ts';
import type { Tables } from '../../index/tables.ts';
import { type Level, within } from '../../language/regions.ts';
import { sketchOf } from '../../reports/sketch.ts';
import { findReport } from '../../search/filter.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { type Io, type Paint, painter, writeLine } from '../io.ts';
import { renderReport } from '../render.ts';
import { renderProblems } from '../reportproblems.ts';
import { LEGEND, LEVELS, markedFact, placeInWords, reportTable } from '../reporttable.ts';

interface Flags extends FolderFlags {
  json?: true;
}

interface ListFlags extends Flags {
  region?: string;
  year?: number;
  level?: Level;
  problems?: true;
}

/** `report list` and `report show`: what is known of the reports of the live build. */
export function addReport(program: Command, io: Io): void {
  const report = program.command('report').description('List the reports, or show one');
  const paint = painter(io.stdout, io.environment);
  const print = (lines: readonly string[]) => {
    for (const line of lines) writeLine(io.stdout, line);
  };
  withFolders(report.command('list'))
    .description('List the reports and what is known of each')
    .option('--region <R>', 'only those of a place and of places inside it')
    .option('--year <N>', 'only those of this year', yearArgument)
    .addOption(new Option('--level <L>', 'only those of this kind of government').choices(Object.keys(LEVELS)))
    .option('--problems', 'list what needs a hand: unknown places and years, doublets, damaged and unread files')
    .option('--json', 'print JSON')
    .action((flags: ListFlags) => {
      const { embeddingsDir } = configOf(io, flags);
      const tables = openTables(embeddingsDir);
      try {
        const reports = tables.reports.filter(isListed(flags));
        if (flags.problems) {
          const { badFiles } = readManifest(currentFolder(embeddingsDir));
          const problems = problemsOf(reports, sketchesOf(reports, tables), badFiles);
          print(flags.json ? [JSON.stringify(problems)] : renderProblems(problems, paint));
        } else if (flags.json) print([JSON.stringify(reports)]);
        else print(reports.length > 0 ? reportTable(reports, paint) : ['没有符合的报告。']);
      } finally {
        tables.close();
      }
    });
  withFolders(report.command('show'))
    .description('Show one report: what is known of it, its outline and passages')
    .argument('<report>', 'its file, id, or a unique part of its title')
    .option('--json', 'print JSON')
    .action((name: string, flags: Flags) => {
      const tables = openTables(configOf(io, flags).embeddingsDir);
      try {
        const one = findReport(tables.reports, name);
        const passages = tables.passages(one.reportId);
        if (flags.json) print([JSON.stringify({ ...one, passages: passages.map(publicPassage) })]);
        else print(describeReport(one, passages, paint));
      } finally {
        tables.close();
      }
    });
}

function yearArgument(value: string): number {
  if (!/^\d{4}$/u.test(value)) throw new InvalidArgumentError('a year has four digits.');
  return Number(value);
}

function isListed({ region, year, level }: ListFlags): (report: ReportRecord) => boolean {
  const isInside = region === undefined ? () => true : within(region);
  return (report) =>
    isInside(report.place) &&
    (year === undefined || report.year === year) &&
    (level === undefined || report.level === level);
}

function sketchesOf(reports: readonly ReportRecord[], tables: Tables): Map<string, Uint32Array> {
  const text = (id: string) => tables.passages(id).map((passage) => passage.text);
  return new Map(reports.map(({ reportId }) => [reportId, sketchOf(text(reportId).join('\n'))]));
}

function publicPassage({ id, section, paragraph, line, page, start, end, kind, text }: PassageRecord) {
  return { id, section, paragraph, line, page, start, end, kind, text };
}

/** A report as lines of text: facts with where they were taken from, outline, passages. */
export function describeReport(report: ReportRecord, passages: readonly PassageRecord[], paint: Paint): string[] {
  const { level, date, editor, persons, lines, damage, encoding } = report;
  const fact = (...[name, value]: [Parameters<typeof markedFact>[1], string | number | null]) =>
    markedFact(report, name, value, paint);
  const facts: [string, string][] = [
    ['类型', fact('kind', report.kind)],
    ['地区', fact('region', placeInWords(report))],
    ['级别', level === null ? '不详' : LEVELS[level]],
    ['年份', fact('year', report.year)],
    ['回顾', fact('lookBackYear', report.lookBackYear)],
    ['日期', fact('date', date && dateInWords(date))],
    ['报告人', fact('speaker', report.speaker)],
    ['来源', fact('source', report.source)],
    ['网址', fact('sourceUrl', report.sourceUrl)],
    ['编辑', editor ?? '未注明'],
    ['人物', persons.join('、') || '无'],
    ['正文', `第${lines[0]}–${lines[1]}行, ${passages.length} 个段落, ${encoding}`],
    ['损坏', damage.map(({ text }) => text).join('  ') || '无'],
  ];
  return [
    renderReport(report, paint),
    ...facts.map(([name, value]) => `  ${paint('dim', name)}  ${value}`),
    `  ${paint('dim', LEGEND)}`,
    '',
    ...report.sections.map((section) => `${'  '.repeat(section.length)}${section.at(-1)}`),
    '',
    ...passages.map(({ id, line, paragraph, text }) => {
      const head = text.replaceAll('\n', ' ').slice(0, 40);
      return `${paint('dim', `${id}  第${paragraph}段 (第${line}行)`)}  ${head}${text.length > 40 ? '…' : ''}`;
    }),
  ];
}
