import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KaojuError, messageOf } from '../errors.ts';

/** A JSON file in a schema. @throws KaojuError `bad_file` naming the file */
export function readJson<T>(file: string, schema: z.ZodType<T>, advice: string): T {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new KaojuError('bad_file', `${file}: ${messageOf(error)}`, advice, { cause: error });
  }
  return parseJson(text, schema, file, advice);
}

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
    .flatMap((line, at) => (line.trim() === '' ? [] : [parseJson(line, schema, `${file}:${at + 1}`, advice)]));
  if (values.length === 0) throw new KaojuError('bad_file', `${file} holds nothing.`, advice);
  return values;
}

function parseJson<T>(text: string, schema: z.ZodType<T>, place: string, advice: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new KaojuError('bad_file', `${place}: ${reason}`, advice, { cause: error });
  }
}
