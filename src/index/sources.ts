import type { KaojuError } from '../errors.ts';
import type { Passage } from '../passages/passages.ts';
import type { BadFile } from './manifest.ts';
import type { ReportRecord } from './records.ts';

/** A report that is to be indexed. */
export interface ReportContents {
  report: ReportRecord;
  passages: readonly Passage[];
}

/** What reading a source brought: its reports, or why there is none. */
export type Reading = { source: string } & ({ contents: ReportContents[] } | { problem: BadFile });

/** Where the contents of a build come from. */
export interface Sources {
  /** What each source is, by its name: another value means that it changed. */
  fingerprints: Readonly<Record<string, string>>;
  /** Files that are no source, or cannot be read at all. */
  badFiles: readonly BadFile[];
  /** Reads these sources, in the order of their names. Called only where there is no build of all sources yet. */
  read(sources: ReadonlySet<string>): AsyncIterable<Reading>;
  /** What is wrong where not one of the sources is a report. */
  noReport(badFiles: readonly BadFile[]): KaojuError;
}
