import { KaojuError } from '../errors.ts';
import type { ReportRecord } from '../index/records.ts';
import type { PassageFilter } from '../index/tables.ts';
import { fold } from '../language/fold.ts';
import { within } from '../language/regions.ts';
import type { Query, Request } from './question.ts';

/** Whether a report is the one that somebody names by file, id, or part of its title. */
function isNamed({ reportId, file, title }: ReportRecord, name: string): boolean {
  return reportId === name || file === name || fold(file).startsWith(name) || fold(title).includes(name);
}

/**
 * The one report that `name` stands for: its id or file, else the only one whose file begins with it or whose title
 * holds it.
 * @throws KaojuError `bad_use` where none or several do
 */
export function findReport(reports: readonly ReportRecord[], name: string): ReportRecord {
  const exact = reports.find(({ reportId, file }) => reportId === name || file === name);
  if (exact) return exact;
  const found = name.trim() === '' ? [] : reports.filter((report) => isNamed(report, fold(name.trim())));
  const [only] = found;
  if (found.length === 1 && only) return only;
  const few = found.slice(0, 3).map(({ file }) => file);
  throw new KaojuError(
    'bad_use',
    found.length === 0
      ? `No report is named ${JSON.stringify(name)}.`
      : `${JSON.stringify(name)} names ${found.length} reports, among them ${few.join(', ')}.`,
    'Name one by its file, its id or a part of its title that no other has: see `npm run report -- list`.',
  );
}

/**
 * What a request limits the search to, or undefined where it names no limit. A year keeps the report of that year whole,
 * and of the next year's report what looks back on it.
 * @throws KaojuError `bad_use` where the report it names is not there
 */
export function filterOf(reports: readonly ReportRecord[], request: Request): PassageFilter | undefined {
  const { report, region, year } = request;
  if (report === undefined && region === undefined && year === undefined) return undefined;
  const named = report === undefined ? reports : [findReport(reports, report)];
  const isInside = region === undefined ? () => true : within(region);
  const placed = named.filter(({ place }) => isInside(place));
  const ids = (some: readonly ReportRecord[]) => some.map(({ reportId }) => reportId);
  if (year === undefined) return { whole: ids(placed), partly: [], lookBackYear: null };
  return {
    whole: ids(placed.filter((one) => one.year === year)),
    partly: ids(placed.filter((one) => one.year !== year)),
    lookBackYear: year,
  };
}

/**
 * The reports that a question names by place, year or both: of the place and places inside it; of a year, and of the next
 * year, whose reports look back on it. Undefined where it names nothing that tells reports apart.
 */
export function namedReports(
  reports: readonly ReportRecord[],
  { places, years, reportYears }: Pick<Query, 'places' | 'years' | 'reportYears'>,
): ReportRecord[] | undefined {
  const wanted = new Set(reportYears.length > 0 ? reportYears : years.flatMap((year) => [year, year + 1]));
  const insides = places.map(({ name }) => within(name));
  const named = reports.filter(
    ({ place, year }) =>
      (places.length === 0 || insides.some((isInside) => isInside(place))) &&
      (wanted.size === 0 || (year !== null && wanted.has(year))),
  );
  return named.length > 0 && named.length < reports.length ? named : undefined;
}

/** A report that a question asks for and the folder does not hold: of a place, of a year, or of both. */
export interface MissingReport {
  place: string | null;
  year: number | null;
}

/** What a question names by place and year that no report is about. */
export function missingReports(
  reports: readonly ReportRecord[],
  { places, years, reportYears }: Pick<Query, 'places' | 'years' | 'reportYears'>,
): MissingReport[] {
  const wanted = reportYears.length > 0 ? reportYears : years;
  const isOf = (year: number) => (report: ReportRecord) =>
    report.year === year ||
    (reportYears.length === 0 && report.year === year + 1) ||
    Number(report.date?.slice(0, 4)) === year;
  const missingYears = (place: string | null, some: readonly ReportRecord[]) =>
    wanted.filter((year) => !some.some(isOf(year))).map((year): MissingReport => ({ place, year }));
  if (places.length === 0) return missingYears(null, reports);
  return places.flatMap(({ name }) => {
    const isInside = within(name);
    const about = reports.filter(({ place }) => isInside(place));
    return about.length === 0 ? [{ place: name, year: null }] : missingYears(name, about);
  });
}
