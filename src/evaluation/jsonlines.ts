import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KaojuError, messageOf } from '../errors.ts';

/** The lines of a JSONL file in a schema. @throws KaojuError `bad_file` naming the line that is wrong */
export function readJsonLines<T>(file: string, schema: z.ZodType<T>, advice: string): T[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    throw new KaojuError('bad_file', `${file} cannot be read: ${messageOf(error)}`, 'Check its name.', {
      cause: error,
    });
  }
  const values = text
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, schema, `${file}:${at + 1}`, advice)]));
  if (values.length === 0) throw new KaojuError('bad_file', `${file} holds nothing.`, advice);
  return values;
}

function readLine<T>(line: string, schema: z.ZodType<T>, place: string, advice: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new KaojuError('bad_file', `${place}: ${reason}`, advice, { cause: error });
  }
}
