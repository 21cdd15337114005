import type { ReportRecord } from '../index/records.ts';
import { exonymsOf } from '../language/exonyms.ts';
import { fold } from '../language/fold.ts';
import { pinyinOf } from '../language/pinyin.ts';
import { bareName } from '../language/places.ts';
import { within } from '../language/regions.ts';
import { LIMITS, shorten } from './render/limits.ts';

/** An entry of an autocomplete list. */
export interface Suggestion<T = string> {
  name: string;
  value: T;
}

/** What is chosen already. */
export interface Chosen {
  region?: string | undefined;
  year?: number | undefined;
  report?: string | undefined;
}

interface Entry {
  report: ReportRecord;
  /** Region and the units above it, nearest first. */
  places: string[];
  keys: string[];
}

/** Suggestions for report, region and year, made once for a build and answered from memory. */
export class Suggestions {
  #build: string | undefined;
  #entries: Entry[] = [];
  readonly #placeKeys = new Map<string, string[]>();

  /** Reads the reports of a build; does nothing where it is the build that was read last. */
  update(build: string, reports: readonly ReportRecord[]): void {
    if (build === this.#build) return;
    this.#entries = reports.map((report) => ({
      report,
      places: [...report.place].reverse(),
      keys: keysOf(`${report.title} ${report.year ?? ''}`).concat(fold(report.file), report.reportId),
    }));
    this.#placeKeys.clear();
    for (const place of new Set(this.#entries.flatMap(({ places }) => places)))
      this.#placeKeys.set(place, [
        ...keysOf(place),
        ...keysOf(bareName(place)),
        ...exonymsOf(bareName(place)).flatMap((name) => [name, name.replaceAll(' ', '')]),
      ]);
    this.#build = build;
  }

  reports(typed: string, { region, year }: Chosen): Suggestion[] {
    const fitting = this.#entries.filter((entry) => isChosen(entry, { region, year }));
    const placeKeys = ({ places }: Entry) => places.flatMap((place) => this.#placeKeys.get(place) ?? []);
    return best(fitting, typed, (entry) => [...entry.keys, ...placeKeys(entry)]).map(({ report }) => ({
      name: shorten([report.title, report.region, report.date].filter(Boolean).join(' · '), LIMITS.option),
      value: report.reportId,
    }));
  }

  regions(typed: string, { year, report }: Chosen): Suggestion[] {
    const fitting = this.#entries.filter((entry) => isChosen(entry, { year, report }));
    const places = [...new Set(fitting.flatMap((entry) => entry.places))].sort();
    const found = best(places, typed, (place) => this.#placeKeys.get(place) ?? []);
    return found.map((place) => ({ name: shorten(place, LIMITS.option), value: shorten(place, LIMITS.option) }));
  }

  years(typed: string, { region, report }: Chosen): Suggestion<number>[] {
    const fitting = this.#entries.filter((entry) => isChosen(entry, { region, report }));
    const years = [...new Set(fitting.flatMap((entry) => yearsOf(entry.report)))].sort((a, b) => b - a);
    return best(years, typed, (year) => [String(year)]).map((year) => ({ name: String(year), value: year }));
  }
}

/** The year of a report and those its headings look back on. */
function yearsOf({ year, sections }: ReportRecord): number[] {
  const named = sections.flat().flatMap((heading) => /(?:19|20)\d{2}(?=年)/u.exec(heading)?.[0] ?? []);
  return [...(year === null ? [] : [year]), ...named.map(Number)];
}

function isChosen({ report }: Entry, { region, year, report: id }: Chosen): boolean {
  if (id !== undefined && report.reportId !== id) return false;
  if (year !== undefined && !yearsOf(report).includes(year)) return false;
  return region === undefined || within(region)(report.place);
}

function keysOf(text: string): string[] {
  const { full, initials } = pinyinOf(text);
  // ü is typed as v by some and as u by others.
  return [fold(text), full, full.replaceAll('v', 'u'), initials];
}

/** Items one of whose keys begins with what was typed, then those that hold it; in their order, at most 25. */
function best<T>(items: readonly T[], typed: string, keysOf: (item: T) => string[]): T[] {
  const wanted = fold(typed.trim());
  const squeezed = wanted.replace(/\s+/gu, '');
  const parts = wanted.split(/\s+/u);
  const rank = (item: T) => {
    const keys = keysOf(item);
    if (keys.some((key) => key.startsWith(wanted) || key.startsWith(squeezed))) return 0;
    const holds = (part: string) => keys.some((key) => key.includes(part));
    return holds(wanted) || holds(squeezed) || parts.every(holds) ? 1 : 2;
  };
  const ranked = items.map((item) => ({ item, rank: rank(item) })).filter((one) => one.rank < 2);
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
    .slice(0, LIMITS.options);
}
