import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KaojuError, messageOf } from '../errors.ts';
import type { BadFile } from './folder.ts';
import type { Given } from './given.ts';
import { shownName } from './names.ts';
import { OVERRIDES_FILE, type Overrides, readOverrides, unusedRows } from './overrides.ts';
import { documentsIn, listReportFiles, noSuchDocument, parseDocument } from './read.ts';
import { type Report, reportIdOf } from './report.ts';

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
  /** Names that differ only in how their characters are composed are one name. */
  const ids = new Map<string, string>();
  const readable: { path: string; names: string[] }[] = [];
  for (const path of files)
    try {
      const names: string[] = [];
      for await (const { file, sha256 } of documentsIn(reportsDir, path)) {
        const id = reportIdOf(file);
        const other = ids.get(id);
        if (other !== undefined) {
          badFiles.push(twin(file, other));
          continue;
        }
        ids.set(id, file);
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
      for (const { path, names } of readable) {
        const ofFile = new Set(names.filter((name) => wanted.has(name)));
        if (ofFile.size > 0) yield* readingsOf(reportsDir, path, ofFile, overrides);
      }
    },
  };
}

async function* readingsOf(
  reportsDir: string,
  path: string,
  wanted: ReadonlySet<string>,
  overrides: Overrides,
): AsyncGenerator<LibraryReading> {
  const left = new Set(wanted);
  let why: unknown;
  try {
    for await (const document of documentsIn(reportsDir, path)) {
      const { file, sha256 } = document;
      if (!left.delete(file)) continue;
      yield await parseDocument(document, givenTo(overrides, file)).then(
        (report) => ({ file, sha256, report }),
        (error) => ({ file, problem: problemOf(file, error) }),
      );
    }
  } catch (error) {
    why = error;
  }
  // The file changed, or is gone, since the folder was looked through.
  for (const file of left) yield { file, problem: problemOf(file, why ?? noSuchDocument(file, path)) };
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

const twin = (file: string, other: string): BadFile => ({
  file,
  message: `${shownName(file)}: has the same name as ${shownName(other)}, differently encoded`,
  advice: 'Rename or delete one of the two.',
});

function problemOf(file: string, error: unknown): BadFile {
  if (!(error instanceof KaojuError)) throw error;
  return { file, message: error.message, advice: error.advice };
}
