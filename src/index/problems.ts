import { nearDuplicates } from '../reports/sketch.ts';
import type { Manifest } from './manifest.ts';
import type { ReportRecord } from './records.ts';

/** A report that needs a hand. */
export type Named = Pick<ReportRecord, 'reportId' | 'file' | 'title'>;

/** What a person should look at in a folder of reports. A list is empty where there is nothing to do. */
export interface Problems {
  noPlace: Named[];
  noYear: Named[];
  /** Reports of one kind, place and year, of which a government gives one. */
  same: { kind: string; place: string[]; year: number; reports: Named[] }[];
  /** Two reports that are one but for some lines; similarity from 0 to 1. */
  nearDuplicates: { reports: [Named, Named]; similarity: number }[];
  /** Destroyed stretches of a report: how many, and the first as it stands in the source. */
  damaged: { report: Named; count: number; sample: string }[];
  /** Pages of a PDF that are pictures: nothing on them can be found. */
  scanned: { report: Named; pages: number[] }[];
  /** Files that were left out when the build was made: unreadable ones, scans without text. */
  leftOut: Manifest['badFiles'];
}

/** Kinds of which there are many for a place and year. */
const MANY_A_YEAR = new Set(['会议报道', '报告']);

/**
 * What needs a hand.
 * @param sketches of the reports' texts, by report id
 */
export function problemsOf(
  reports: readonly ReportRecord[],
  sketches: ReadonlyMap<string, Uint32Array>,
  badFiles: Manifest['badFiles'],
): Problems {
  const byId = new Map(reports.map((report) => [report.reportId, named(report)]));
  return {
    noPlace: reports.filter(({ region }) => region === null).map(named),
    noYear: reports.filter(({ year }) => year === null).map(named),
    same: sameReports(reports),
    nearDuplicates: nearDuplicates(sketches).flatMap(({ a, b, similarity }) => {
      const [first, second] = [byId.get(a), byId.get(b)];
      return first && second ? [{ reports: [first, second] as [Named, Named], similarity }] : [];
    }),
    damaged: reports
      .filter(({ damage }) => damage.length > 0)
      .map((report) => ({
        report: named(report),
        count: report.damage.length,
        sample: report.damage[0]?.text ?? '',
      })),
    scanned: reports
      .filter(({ scannedPages }) => scannedPages.length > 0)
      .map((report) => ({ report: named(report), pages: report.scannedPages })),
    leftOut: badFiles,
  };
}

const named = ({ reportId, file, title }: ReportRecord): Named => ({ reportId, file, title });

function sameReports(reports: readonly ReportRecord[]): Problems['same'] {
  const groups = new Map<string, Problems['same'][number]>();
  for (const report of reports) {
    const { kind, place, year } = report;
    if (year === null || place.length === 0 || MANY_A_YEAR.has(kind)) continue;
    const key = JSON.stringify([kind, place, year]);
    const group = groups.get(key) ?? { kind, place, year, reports: [] };
    group.reports.push(named(report));
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.reports.length > 1);
}
