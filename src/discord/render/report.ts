import type { ReportRecord } from '../../index/records.ts';
import type { Texts } from '../texts/index.ts';
import { type Payload, payload } from './answer.ts';
import { dateText } from './citation.ts';
import { type Owner, pageRows } from './components.ts';
import { escapeText } from './escape.ts';
import { LIMITS, shorten } from './limits.ts';

/** Reports on a page of the list, and most characters of a line of it. */
const PAGE = { reports: 12, line: 300 };

/** A page of the list of reports. */
export function reportListPayload(reports: readonly ReportRecord[], at: number, owner: Owner, texts: Texts): Payload {
  if (reports.length === 0) return payload({ content: texts.noReports });
  const pages = Math.ceil(reports.length / PAGE.reports);
  const page = Math.min(Math.max(0, at), pages - 1);
  const lines = reports.slice(page * PAGE.reports, (page + 1) * PAGE.reports).map((report) => {
    const facts = [report.region ?? texts.unknown, dateText(report.date, texts)].join(' · ');
    return shorten(
      `\`${report.reportId}\` ${escapeText(`《${shorten(report.title, 120)}》`)} ${escapeText(facts)}`,
      PAGE.line,
    );
  });
  const title = `${texts.reportList(reports.length)} · ${texts.page(page + 1, pages)}`;
  return payload({
    embeds: [{ title, description: lines.join('\n'), footer: { text: owner.build } }],
    components: pageRows('list', page, pages, owner, texts),
  });
}

/** What is known of a report. */
export function reportPayload(report: ReportRecord, passages: number, texts: Texts): Payload {
  const { facts, unknown } = texts;
  const values: [string, string | null][] = [
    [facts.kind, report.kind],
    [facts.region, report.region],
    [facts.date, dateText(report.date, texts)],
    [facts.year, report.year === null ? null : String(report.year)],
    [facts.source, report.source],
    [facts.editor, report.editor],
    [facts.persons, report.persons.join('、') || null],
    [facts.passages, String(passages)],
    [facts.damage, report.damage.map(({ text }) => text).join('  ') || '0'],
    [facts.file, report.file],
  ];
  return payload({
    embeds: [
      {
        title: shorten(escapeText(`《${report.title}》`), LIMITS.title),
        fields: values.map(([name, value]) => ({
          name,
          value: shorten(escapeText(value ?? unknown), 300),
          inline: true,
        })),
        footer: { text: report.reportId },
      },
    ],
  });
}

/** The headings of a report, indented by their level. */
export function outlinePayload(report: ReportRecord, texts: Texts): Payload {
  const lines = report.sections.map(
    (section) => `${'  '.repeat(section.length - 1)}- ${escapeText(shorten(section.at(-1) ?? '', 80))}`,
  );
  const description = lines.length > 0 ? shortenLines(lines, LIMITS.description) : texts.noOutline;
  return payload({
    embeds: [
      {
        title: shorten(`${texts.outline} · ${escapeText(report.title)}`, LIMITS.title),
        description,
        footer: { text: report.reportId },
      },
    ],
  });
}

/** As many whole lines as fit, then an ellipsis where some are left out. */
function shortenLines(lines: readonly string[], length: number): string {
  const text = lines.join('\n');
  if (text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf('\n', length - 3))}\n…`;
}
