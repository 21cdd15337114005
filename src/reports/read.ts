import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { KaojuError, messageOf } from '../errors.ts';
import { realFile } from './folder.ts';
import type { Format, SourceText } from './formats/format.ts';
import { endingOf, formatOf } from './formats/index.ts';
import { badLine, JSONL_ENDING, type JsonLine, linesOf, readJsonLine } from './formats/jsonl.ts';
import { checkKind } from './formats/kind.ts';
import type { Given } from './given.ts';
import { shownName } from './names.ts';
import { parseReport, type Report } from './report.ts';

export { listReportFiles } from './folder.ts';

/** A report in the folder: a file, or a line of a `.jsonl` file. */
export interface Document {
  /** Path relative to the reports folder with forward slashes; `<path>#<id>` in a .jsonl file (its line number where it states no id). */
  file: string;
  /** SHA-256 of its bytes (of its line), hexadecimal. */
  sha256: string;
  /** Its text. @throws KaojuError `bad_file` */
  read(): Promise<SourceText>;
}

/**
 * The documents of one file, in order. A line of a .jsonl file that is no report is a document named
 * `<path>#(line <number>)` whose `read` fails.
 * @throws KaojuError `bad_file` where the file as a whole cannot be read
 */
export async function* documentsIn(reportsDir: string, file: string): AsyncGenerator<Document> {
  const format = formatOf(file);
  if (format) yield documentOf(reportsDir, file, format);
  else if (endingOf(file) === JSONL_ENDING) yield* documentsOfLines(reportsDir, file);
  else throw new KaojuError('bad_file', `${shownName(file)}: is no report`, 'Rebuild the index, or name another file.');
}

/**
 * The document of this name as it stands now.
 * @throws KaojuError `bad_file`
 */
export async function findDocument(reportsDir: string, name: string): Promise<Document> {
  const file = fileOf(reportsDir, name);
  for await (const document of documentsIn(reportsDir, file)) if (document.file === name) return document;
  throw noSuchDocument(name, file);
}

/** The file that a document is, or is a line of. A `#` may also stand in the name of a file or folder: the longest path that is a file is meant. */
export function fileOf(reportsDir: string, name: string): string {
  const parts = name.split('#');
  const files = parts.map((_, at) => parts.slice(0, parts.length - at).join('#'));
  const readable = files.filter((path) => (path === name ? formatOf(path) : endingOf(path) === JSONL_ENDING));
  return readable.find((path) => existsSync(join(reportsDir, path))) ?? readable[0] ?? name;
}

/** The failure of looking for a document in a file that has none of this name. */
export function noSuchDocument(name: string, file: string): KaojuError {
  return new KaojuError(
    'bad_file',
    `${shownName(name)}: there is no such report in ${shownName(file)}`,
    'Run `npm run rebuild`.',
  );
}

/**
 * Reads and parses a document.
 * @param given what is stated of it elsewhere: it wins over what the file states itself
 * @throws KaojuError `bad_file` where it has no text left after cleaning
 */
export async function parseDocument(document: Document, given: Given = {}): Promise<Report> {
  const source = await document.read();
  const report = parseReport(document.file, { ...source, given: { ...source.given, ...given } });
  if (report.body.length > 0) return report;
  throw new KaojuError(
    'bad_file',
    `${shownName(document.file)}: holds no report text${source.raw.trim() === '' ? ' (it is empty)' : ' (all of it is page furniture)'}`,
    'Take it out of the reports folder.',
  );
}

function documentOf(reportsDir: string, file: string, { largest, read }: Format): Document {
  const shown = shownName(file);
  const { path, size } = realFile(reportsDir, file);
  if (size > largest)
    throw new KaojuError(
      'bad_file',
      `${shown}: has ${Math.ceil(size / 1e6)} MB, and ${endingOf(file)} files are read up to ${largest / 1e6} MB`,
      'Split it into its reports, or save it without its pictures.',
    );
  const bytes = readBytes(path, shown);
  return {
    file,
    sha256: sha256Of(bytes),
    async read() {
      checkKind(bytes, endingOf(file), shown);
      try {
        return await read(bytes, shown);
      } catch (error) {
        if (error instanceof KaojuError) throw error;
        // A library gave up on a hostile file; the other files shall still be read.
        throw new KaojuError(
          'bad_file',
          `${shown}: cannot be read as ${endingOf(file)}: ${messageOf(error)}`,
          'Save it again, or save its text as .txt.',
          { cause: error },
        );
      }
    },
  };
}

async function* documentsOfLines(reportsDir: string, file: string): AsyncGenerator<Document> {
  const { path } = realFile(reportsDir, file);
  checkKind(await headOf(path, file), JSONL_ENDING, shownName(file));
  const names = new Map<string, number>();
  for await (const line of linesOf(streamOf(path, file))) yield documentOfLine(file, line, names);
}

/** @param names names that lines had so far, with their line: the second of a name is bad, whichever way it came by it */
function documentOfLine(file: string, line: JsonLine, names: Map<string, number>): Document {
  const where = `${shownName(file)}, line ${line.number}`;
  const sha256 = sha256Of(line.bytes);
  try {
    const { id = String(line.number), source } = readJsonLine(line, where);
    const before = names.get(id);
    if (before !== undefined) throw badLine(where, `has the id ${JSON.stringify(id)} of line ${before}`);
    names.set(id, line.number);
    return { file: `${file}#${id}`, sha256, read: async () => source };
  } catch (error) {
    return { file: `${file}#(line ${line.number})`, sha256, read: () => Promise.reject(error) };
  }
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function readBytes(path: string, shown: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(shown, error);
  }
}

/** The first bytes of a file, from which its kind can be told. */
async function headOf(path: string, file: string): Promise<Uint8Array> {
  try {
    const handle = await open(path);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0).finally(() => handle.close());
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadable(shownName(file), error);
  }
}

async function* streamOf(path: string, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw unreadable(shownName(file), error);
  }
}

const unreadable = (shown: string, error: unknown) =>
  new KaojuError('bad_file', `${shown}: cannot be read: ${messageOf(error)}`, 'Check the file’s permissions.', {
    cause: error,
  });
