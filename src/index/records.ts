import type { Passage } from '../passages/passages.ts';
import type { Report } from '../reports/report.ts';
import type { Damage } from '../reports/rules/damage.ts';

/** What a build keeps of a report. */
export interface ReportRecord
  extends Pick<
    Report,
    | 'reportId'
    | 'file'
    | 'title'
    | 'titleIsDerived'
    | 'kind'
    | 'region'
    | 'level'
    | 'place'
    | 'date'
    | 'year'
    | 'lookBackYear'
    | 'speaker'
    | 'source'
    | 'sourceUrl'
    | 'editor'
    | 'persons'
    | 'from'
    | 'credits'
    | 'encoding'
    | 'lines'
    | 'scannedPages'
    | 'sections'
  > {
  /** SHA-256 of the file's bytes, hexadecimal. */
  sha256: string;
  /** Damaged stretches in source offsets, with their text. */
  damage: (Damage & { text: string })[];
}

/** A passage as a build keeps it. `label` is its number in the build from 0, its row and its point in the graph. */
export interface PassageRecord extends Passage {
  label: number;
  reportId: string;
}

/** The record of a parsed report. */
export function recordOf(report: Report, sha256: string): ReportRecord {
  const { reportId, file, title, titleIsDerived, kind, region, level, place, date, year } = report;
  const { lookBackYear, speaker, source, sourceUrl, editor, from } = report;
  const { persons, credits, encoding, lines, scannedPages, sections } = report;
  const damage = report.damage.map((span) => ({ ...span, text: report.raw.slice(span.start, span.end) }));
  return {
    ...{ reportId, file, title, titleIsDerived, kind, region, level, place, date, year },
    ...{ lookBackYear, speaker, source, sourceUrl, editor, from },
    ...{ persons, credits, encoding, lines, scannedPages, sections, sha256, damage },
  };
}
