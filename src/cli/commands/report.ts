import type { Command } from 'commander';
import { dateInWords } from '../../answer/citation.ts';
import { openTables } from '../../index/open.ts';
import type { PassageRecord, ReportRecord } from '../../index/records.ts';
import { findReport } from '../../search/filter.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { type Io, type Paint, painter, writeLine } from '../io.ts';
import { renderReport } from '../render.ts';

type Flags = FolderFlags & { json?: true };

/** `report list` and `report show`: what is known of the reports of the live build. */
export function addReport(program: Command, io: Io): void {
  const report = program.command('report').description('List the reports, or show one');
  const paint = painter(io.stdout, io.environment);
  withFolders(report.command('list'))
    .description('List the reports and what is known of each')
    .option('--json', 'print JSON')
    .action((flags: Flags) => {
      const tables = openTables(configOf(io, flags).embeddingsDir);
      try {
        if (flags.json) writeLine(io.stdout, JSON.stringify(tables.reports));
        else for (const one of tables.reports) writeLine(io.stdout, renderReport(one, paint));
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
        if (flags.json) writeLine(io.stdout, JSON.stringify({ ...one, passages: passages.map(publicPassage) }));
        else for (const line of describeReport(one, passages, paint)) writeLine(io.stdout, line);
      } finally {
        tables.close();
      }
    });
}

function publicPassage({ id, section, paragraph, line, start, end, kind, text }: PassageRecord) {
  return { id, section, paragraph, line, start, end, kind, text };
}

/** A report as lines of text: facts, outline, passages. */
export function describeReport(report: ReportRecord, passages: readonly PassageRecord[], paint: Paint): string[] {
  const { region, date, year, source, editor, persons, lines, damage, encoding, kind } = report;
  const facts: [string, string][] = [
    ['类型', kind],
    ['地区', region ?? '不详'],
    ['日期', dateInWords(date)],
    ['年份', year === null ? '不详' : String(year)],
    ['来源', source ?? '未注明'],
    ['编辑', editor ?? '未注明'],
    ['人物', persons.join('、') || '无'],
    ['正文', `第${lines[0]}–${lines[1]}行, ${passages.length} 个段落, ${encoding}`],
    ['损坏', damage.map(({ text }) => text).join('  ') || '无'],
  ];
  return [
    renderReport(report, paint),
    ...facts.map(([name, value]) => `  ${paint('dim', name)}  ${value}`),
    '',
    ...report.sections.map((section) => `${'  '.repeat(section.length)}${section.at(-1)}`),
    '',
    ...passages.map(({ id, line, paragraph, text }) => {
      const head = text.replaceAll('\n', ' ').slice(0, 40);
      return `${paint('dim', `${id}  第${paragraph}段 (第${line}行)`)}  ${head}${text.length > 40 ? '…' : ''}`;
    }),
  ];
}
