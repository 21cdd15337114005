import type { Manifest } from './manifest.ts';
import type { PassageRecord, ReportRecord } from './records.ts';

/** What is to be indexed. */
export interface Contents {
  reports: ReportRecord[];
  passages: PassageRecord[];
  /** By label, the texts to embed: of the passage, then of each of its sentences. */
  texts: string[][];
  badFiles: Manifest['badFiles'];
}

/** Where the contents of a build come from. */
export interface Sources {
  /** SHA-256 of each file by its name. */
  checksums: Record<string, string>;
  /** Files that could not be read. */
  badFiles: Manifest['badFiles'];
  /** Called only where there is no build of these sources yet. */
  parse(): Contents | Promise<Contents>;
}
