import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { KaojuError, messageOf } from '../errors.ts';
import { decode } from './decode.ts';
import { parseReport, type Report } from './report.ts';

/** Endings of the files that are read as reports. */
const ENDINGS = ['.txt'];

/** A file of the reports folder. */
export interface ReportFile {
  /** Relative to the reports folder, with forward slashes. */
  file: string;
  bytes: Uint8Array;
  /** Of the bytes, hexadecimal. */
  sha256: string;
}

/**
 * Paths of the report files below a folder, subfolders included, sorted by UTF-16 code units.
 * @throws KaojuError `bad_reports_folder` where there is no such folder or no report in it
 */
export function listReportFiles(reportsDir: string): string[] {
  let isFolder = false;
  try {
    isFolder = statSync(reportsDir).isDirectory();
  } catch {}
  if (!isFolder)
    throw new KaojuError(
      'bad_reports_folder',
      `The reports folder ${reportsDir} does not exist.`,
      'Name another with --reports DIR or REPORTS_DIR.',
    );
  const files = readdirSync(reportsDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ENDINGS.some((ending) => entry.name.toLowerCase().endsWith(ending)))
    .map((entry) => relative(reportsDir, join(entry.parentPath, entry.name)).split(sep).join('/'));
  if (files.length === 0)
    throw new KaojuError(
      'bad_reports_folder',
      `There is no report (${ENDINGS.join(', ')}) in ${reportsDir}.`,
      'Put the reports there, or name another folder with --reports DIR.',
    );
  return files.sort((a, b) => (a < b ? -1 : 1));
}

/** Reads one file of the reports folder. @throws KaojuError `bad_file` */
export function readReportFile(reportsDir: string, file: string): ReportFile {
  try {
    const bytes = readFileSync(join(reportsDir, file));
    return { file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    throw new KaojuError('bad_file', `${file}: cannot be read: ${messageOf(error)}`, 'Check the file’s permissions.', {
      cause: error,
    });
  }
}

/** Decodes and parses a file. @throws KaojuError `bad_file` where it is no text, or has none left after cleaning */
export function parseReportFile({ file, bytes }: ReportFile): Report {
  const { text, encoding } = decode(bytes, file);
  const report = parseReport(file, text, encoding);
  if (report.body.length === 0)
    throw new KaojuError(
      'bad_file',
      `${file}: holds no report text${text.trim() === '' ? ' (it is empty)' : ' (all of it is page furniture)'}`,
      'Take it out of the reports folder.',
    );
  return report;
}
