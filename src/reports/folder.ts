import { accessSync, constants, type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { KaojuError, messageOf } from '../errors.ts';
import { ENDINGS, endingOf } from './formats/index.ts';
import { shownName } from './names.ts';

/** A file of the folder that was passed over, and why. */
export interface BadFile {
  file: string;
  message: string;
  advice: string;
}

/** What to do with files that look like reports and cannot be read, by ending. */
const UNREADABLE: readonly [readonly string[], string][] = [
  [['.doc', '.docm', '.wps', '.rtf', '.odt', '.ofd'], 'Open it and save it as .docx or .pdf.'],
  [['.xls', '.xlsx', '.ppt', '.pptx'], 'Open it and save it as .pdf.'],
  [['.zip', '.rar', '.7z'], 'Unpack it into the reports folder.'],
];

/** Hidden files and folders, and the locks that Office leaves while a document is open. */
const isHidden = (name: string) => name.startsWith('.') || name.startsWith('~$');

/**
 * Paths of the report files below a folder, subfolders included, sorted by UTF-16 code units, and what was passed over.
 * Links are followed once, and only to places within the folder; what is neither file nor folder is not opened.
 * @throws KaojuError `bad_reports_folder` where there is no such folder, or nothing in it that looks like a report
 */
export function listReportFiles(reportsDir: string): { files: string[]; badFiles: BadFile[] } {
  if (!statOf(reportsDir)?.isDirectory())
    throw new KaojuError(
      'bad_reports_folder',
      `The reports folder ${reportsDir} does not exist.`,
      'Name another with --reports DIR or REPORTS_DIR.',
    );
  const { files, badFiles } = walk(reportsDir);
  if (files.length + badFiles.length === 0)
    throw new KaojuError(
      'bad_reports_folder',
      `There is no report (${ENDINGS.join(', ')}) in ${reportsDir}.`,
      'Put the reports there, or name another folder with --reports DIR.',
    );
  const byFile = (a: string, b: string) => (a < b ? -1 : 1);
  return { files: files.sort(byFile), badFiles: badFiles.sort((a, b) => byFile(a.file, b.file)) };
}

/** What a path leads to, links followed; undefined where it leads nowhere. */
function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function walk(reportsDir: string): { files: string[]; badFiles: BadFile[] } {
  const root = realpathSync(reportsDir);
  const files: string[] = [];
  const badFiles: BadFile[] = [];
  const seen = new Set<string>();
  const links: string[] = [];
  const pass = (file: string, what: string, advice: string) =>
    badFiles.push({ file, message: `${shownName(file)}: ${what}`, advice });

  const isNew = (real: string) => !seen.has(real) && seen.add(real);

  const visitFolder = (folder: string, real: string) => {
    if (!isNew(real)) return;
    let entries: Dirent[] = [];
    try {
      entries = readdirSync(real, { withFileTypes: true });
    } catch (error) {
      pass(folder, `cannot be read: ${messageOf(error)}`, 'Check the folder’s permissions.');
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isHidden(entry.name)) continue;
      if (entry.isSymbolicLink()) links.push(path);
      else if (entry.isDirectory()) visitFolder(path, join(real, entry.name));
      else if (entry.isFile()) visitFile(path, join(real, entry.name));
    }
  };

  const visitFile = (file: string, real: string) => {
    if (!isNew(real)) return;
    const advice = UNREADABLE.find(([endings]) => endings.includes(endingOf(file)))?.[1];
    if (advice) pass(file, `a ${endingOf(file)} file cannot be read`, advice);
    if (!ENDINGS.includes(endingOf(file))) return;
    try {
      accessSync(real, constants.R_OK);
      files.push(file);
    } catch (error) {
      pass(file, `cannot be read: ${messageOf(error)}`, 'Check the file’s name and permissions.');
    }
  };

  const visitLink = (link: string) => {
    const isReport = ENDINGS.includes(endingOf(link));
    const target = realPathOf(join(root, link));
    const stat = target === undefined ? undefined : statOf(target);
    if (target === undefined || !stat) {
      if (isReport) pass(link, 'is a link that leads nowhere', 'Mend or delete the link.');
    } else if (!isWithin(root, target)) {
      if (isReport || stat.isDirectory())
        pass(link, `is a link out of the reports folder, to ${shownName(target)}`, 'Put the file itself there.');
    } else if (stat.isDirectory()) visitFolder(link, target);
    else if (stat.isFile()) visitFile(link, target);
  };

  visitFolder('', root);
  // Files come first under their own names; links found on the way are appended and visited, too.
  for (const link of links) visitLink(link);
  return { files, badFiles };
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

const isWithin = (root: string, path: string) =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

/**
 * The real path of a file of the reports folder.
 * @throws KaojuError `bad_file` where it is gone, no file, or lies outside of the folder
 */
export function realFile(reportsDir: string, file: string): { path: string; size: number } {
  let what = 'it is no file';
  try {
    const path = realpathSync(join(reportsDir, file));
    const stat = statSync(path);
    if (!isWithin(realpathSync(reportsDir), path)) what = `it leads out of the reports folder, to ${shownName(path)}`;
    else if (stat.isFile()) return { path, size: stat.size };
  } catch (error) {
    what = messageOf(error);
  }
  throw new KaojuError(
    'bad_file',
    `${shownName(file)}: cannot be read: ${what}`,
    'Check that it is there and may be read.',
  );
}
