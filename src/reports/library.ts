import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KaojuError, messageOf } from '../errors.ts';
import type { BadFile } from './folder.ts';
import type { Given } from './given.ts';
import { OVERRIDES_FILE, type Overrides, readOverrides, unusedRows } from './overrides.ts';
import { documentsIn, listReportFiles, parseDocument } from './read.ts';
import type { Report } from './report.ts';

/** A report of the folder, or why there is none. */
export type LibraryReading = { file: string } & ({ report: Report; sha256: string } | { problem: BadFile });

/** The reports folder as it stands: every document, with what `reports.csv` states of it. */
export interface Library {
  /** What each document is, by name, with what was stated of it: another value means that either changed. */
  fingerprints: Readonly<Record<string, string>>;
  /** Files that cannot be read, and lines of `reports.csv` that are wrong or about no document. */
  badFiles: BadFile[];
  /** Reads and parses documents, in the order of the files. */
  read(wanted: ReadonlySet<string>): AsyncGenerator<LibraryReading>;
}

/** Looks through the reports folder; no document is parsed yet. @throws KaojuError `bad_reports_folder` */
export async function openLibrary(reportsDir: string): Promise<Library> {
  const { files, badFiles } = listReportFiles(reportsDir);
  const overrides = overridesIn(reportsDir);
  const fingerprints: Record<string, string> = {};
  const readable: { path: string; names: string[] }[] = [];
  for (const path of files)
    try {
      const names: string[] = [];
      for await (const { file, sha256 } of documentsIn(reportsDir, path)) {
        fingerprints[file] = fingerprintOf(sha256, givenTo(overrides, file));
        names.push(file);
      }
      readable.push({ path, names });
    } catch (error) {
      badFiles.push(problemOf(path, error));
    }
  badFiles.push(...overrides.errors.map((error) => problemOf(OVERRIDES_FILE, error)));
  for (const name of unusedRows(overrides, Object.keys(fingerprints)))
    badFiles.push({
      file: OVERRIDES_FILE,
      message: `${OVERRIDES_FILE}: ${name} is no report of the folder`,
      advice: 'Mend the name, as `npm run report -- list` shows it, or delete the line.',
    });
  return {
    fingerprints,
    badFiles,
    async *read(wanted) {
      for (const { path, names } of readable)
        if (names.some((name) => wanted.has(name))) yield* readingsOf(reportsDir, path, wanted, overrides);
    },
  };
}

async function* readingsOf(
  reportsDir: string,
  path: string,
  wanted: ReadonlySet<string>,
  overrides: Overrides,
): AsyncGenerator<LibraryReading> {
  for await (const document of documentsIn(reportsDir, path)) {
    if (!wanted.has(document.file)) continue;
    const { file, sha256 } = document;
    try {
      yield { file, sha256, report: await parseDocument(document, givenTo(overrides, file)) };
    } catch (error) {
      yield { file, problem: problemOf(file, error) };
    }
  }
}

function overridesIn(reportsDir: string): Overrides {
  const file = join(reportsDir, OVERRIDES_FILE);
  if (!existsSync(file)) return { given: new Map(), errors: [] };
  try {
    return readOverrides(readFileSync(file));
  } catch (error) {
    const message = `${OVERRIDES_FILE}: cannot be read: ${messageOf(error)}`;
    return { given: new Map(), errors: [new KaojuError('bad_file', message, 'Check the file’s permissions.')] };
  }
}

const givenTo = ({ given }: Overrides, file: string): Given | undefined => given.get(file.normalize('NFC'));

function fingerprintOf(sha256: string, given: Given | undefined): string {
  return given ? createHash('sha256').update(sha256).update(JSON.stringify(given)).digest('hex') : sha256;
}

function problemOf(file: string, error: unknown): BadFile {
  if (!(error instanceof KaojuError)) throw error;
  return { file, message: error.message, advice: error.advice };
}
