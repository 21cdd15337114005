import { parse } from 'csv-parse/sync';
import { KaojuError } from '../errors.ts';
import { decode } from './decode.ts';
import { GIVEN_NAMES, type Given, readGiven } from './given.ts';

/** Name of the file in the reports folder that states what its reports do not say. */
export const OVERRIDES_FILE = 'reports.csv';

/** Names of the column that says which report a row is about. */
const FILE_NAMES = ['file', '文件'];
const KNOWN = new Set([...FILE_NAMES, ...Object.values(GIVEN_NAMES).flat()]);
const DELIMITERS = [',', ';', '\t'];

/** What `reports.csv` states of each report, and every line that is wrong. */
export interface Overrides {
  /** By path relative to the reports folder, with forward slashes, NFC; a report of a .jsonl file as `path#id`. */
  given: Map<string, Given>;
  /** One for each wrong line, in the order of the file. Such a line is left out. */
  errors: KaojuError[];
}

interface Row {
  line: number;
  values: Record<string, string>;
}

/**
 * Reads `reports.csv`: a header line, then a row for each report; commas, semicolons or tabs, in any encoding of a report.
 * Nothing is thrown: what is wrong is in `errors`.
 */
export function readOverrides(bytes: Uint8Array, file = OVERRIDES_FILE): Overrides {
  const given = new Map<string, Given>();
  const errors: KaojuError[] = [];
  const attempt = (read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof KaojuError)) throw error;
      errors.push(error);
    }
  };
  const lines = new Map<string, number>();
  attempt(() => {
    for (const { line, values } of rowsIn(bytes, file, errors))
      attempt(() => {
        const name = nameIn(values, `${file}:${line}`);
        const stated = readGiven(values, `${file}:${line}`);
        const before = lines.get(name);
        if (before !== undefined)
          throw bad(`${file}:${line}: ${name} stands in line ${before}, too`, 'Keep one of the two lines.');
        lines.set(name, line);
        given.set(name, stated);
      });
  });
  return { given, errors };
}

/** The rows of `reports.csv` that are about none of these files. */
export function unusedRows({ given }: Pick<Overrides, 'given'>, files: Iterable<string>): string[] {
  const known = new Set([...files].map((file) => file.normalize('NFC')));
  return [...given.keys()].filter((name) => !known.has(name));
}

const bad = (message: string, advice: string) => new KaojuError('bad_file', message, advice);

function rowsIn(bytes: Uint8Array, file: string, errors: KaojuError[]): Row[] {
  const text = textOf(bytes, file);
  const first = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const count = (delimiter: string) => first.split(delimiter).length;
  const delimiter = DELIMITERS.reduce((a, b) => (count(b) > count(a) ? b : a));
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      ...{ delimiter, info: true, trim: true, skip_empty_lines: true },
      ...{ relax_column_count: true, skip_records_with_empty_values: true },
    }) as unknown as typeof records;
  } catch (error) {
    throw bad(`${file}: not a table: ${(error as Error).message}`, 'Save it as CSV again, with every quote closed.');
  }
  const [head, ...rest] = records;
  const columns = (head?.record ?? []).map((name) => name.toLowerCase());
  if (!columns.some((name) => FILE_NAMES.includes(name)))
    throw bad(
      `${file}: the first line has no column ${FILE_NAMES.join(' or ')}: ${first.slice(0, 80)}`,
      `Name the columns in the first line, among ${[...KNOWN].join(', ')}.`,
    );
  checkColumns(columns, rest, file, errors);
  return rest.map(({ record, info }) => ({
    line: info.lines,
    values: Object.fromEntries(columns.flatMap((name, at) => (KNOWN.has(name) ? [[name, record[at] ?? '']] : []))),
  }));
}

/** A short table has too few characters to tell GB18030 from Big5 by; what a spreadsheet saves is UTF-8 or GB18030. */
function textOf(bytes: Uint8Array, file: string): string {
  try {
    return decode(bytes, file).text;
  } catch (error) {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    } catch {
      throw error;
    }
  }
}

/** A column of another name is no harm while it is empty; else it may be a misspelt one. */
function checkColumns(columns: string[], rows: readonly { record: string[] }[], file: string, errors: KaojuError[]) {
  for (const [at, name] of columns.entries()) {
    const isUsed = rows.some(({ record }) => (record[at] ?? '') !== '');
    if (isUsed && !KNOWN.has(name))
      errors.push(
        bad(
          `${file}: the column ${JSON.stringify(name)} is unknown`,
          `Take it out, or name it as one of ${[...KNOWN].join(', ')}.`,
        ),
      );
  }
}

function nameIn(values: Record<string, string>, where: string): string {
  const name = FILE_NAMES.map((column) => values[column]).find((value) => value) ?? '';
  if (name === '') throw bad(`${where}: names no file`, 'Write the file’s path below the reports folder there.');
  return name.replaceAll('\\', '/').replace(/^\.\//u, '').normalize('NFC');
}
