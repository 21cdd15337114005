import { KaojuError, messageOf } from '../../errors.ts';
import { readGiven } from '../given.ts';
import type { SourceText } from './format.ts';

export const JSONL_ENDING = '.jsonl';

/** Longest line in bytes: a report is far from it, and memory stays bounded. */
const LONGEST_LINE = 32_000_000;

/** One line that is not empty. */
export interface JsonLine {
  /** From 1. */
  number: number;
  /** Without its line break; empty where the line is too long. */
  bytes: Uint8Array;
  isTooLong: boolean;
}

/** The lines of a stream that are not empty; no more than one is in memory. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, longest = LONGEST_LINE): AsyncGenerator<JsonLine> {
  let number = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const take = (): JsonLine | undefined => {
    number++;
    const isTooLong = length > longest;
    const bytes = Buffer.concat(parts);
    parts = [];
    length = 0;
    return isTooLong || bytes.some((byte) => byte > 0x20) ? { number, bytes, isTooLong } : undefined;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
      add(chunk.subarray(from, at));
      const line = take();
      if (line) yield line;
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  const last = take();
  if (last) yield last;
}

/** What a line holds: the report's text and its id, if it states one. */
export interface JsonReport {
  id: string | undefined;
  source: SourceText;
}

/**
 * Reads a line as a report.
 * @param where names the file and the line in messages
 * @throws KaojuError `bad_file` for this line alone
 */
export function readJsonLine({ bytes, isTooLong }: JsonLine, where: string): JsonReport {
  if (isTooLong) throw badLine(where, `is longer than ${LONGEST_LINE / 1e6} MB`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw badLine(where, `is no JSON in UTF-8: ${messageOf(error)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badLine(where, 'is no JSON object');
  const { id, text, ...rest } = value as Record<string, unknown>;
  if (typeof text !== 'string') throw badLine(where, `has no text (the field "text" is ${typeof text})`);
  const isId = typeof id === 'number' || (typeof id === 'string' && id.trim() !== '');
  if (!isId && id !== undefined && id !== null && id !== '')
    throw badLine(where, `has an id that is neither text nor number (it is ${typeof id})`);
  const given = readGiven(rest, where);
  return { id: isId ? String(id) : undefined, source: { raw: text, encoding: 'utf-8', markup: [], pages: [], given } };
}

/** A failure of one line. */
export function badLine(where: string, what: string): KaojuError {
  return new KaojuError(
    'bad_file',
    `${where}: ${what}`,
    'Each line is an object such as {"id": "1", "title": "…", "text": "…"}; mend the line.',
  );
}
