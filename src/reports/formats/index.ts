import { DOCX } from './docx.ts';
import type { Format } from './format.ts';
import { HTML } from './html.ts';
import { JSONL_ENDING } from './jsonl.ts';
import { MARKDOWN } from './markdown.ts';
import { PDF } from './pdf.ts';
import { TEXT } from './text.ts';

/** Every format of which a file is one report. A `.jsonl` file holds many and is read by `jsonl.ts`. */
const FORMATS: readonly Format[] = [TEXT, MARKDOWN, HTML, PDF, DOCX];

/** Endings of all files that hold reports. */
export const ENDINGS: readonly string[] = [...FORMATS.flatMap(({ endings }) => endings), JSONL_ENDING];

/** The format of a file by the ending of its name, or undefined: no report, or a `.jsonl` file. */
export function formatOf(file: string): Format | undefined {
  return FORMATS.find(({ endings }) => endings.includes(endingOf(file)));
}

/** The ending of a file's name in lower case, with the dot; empty where it has none. */
export function endingOf(file: string): string {
  return /\.[^./]+$/u.exec(file)?.[0].toLowerCase() ?? '';
}
