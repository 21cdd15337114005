import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KaojuError, messageOf } from '../errors.ts';

const questionSchema = z.object({
  id: z.union([z.string(), z.number()]),
  lang: z.string().default('?'),
  kind: z.string().default('?'),
  question: z.string(),
  context_question: z.string().nullish(),
  asof: z.union([z.string(), z.number()]).nullish(),
  /** Report that answers: the beginning of its file name, or a key of the map of reports. */
  doc: z.string().nullish(),
  /** Several reports of which any will do. */
  docs: z.array(z.string()).nullish(),
  /** Groups of strings: a citation answers when it holds a string of every group. */
  answer_keys: z.array(z.array(z.string())).default([]),
  expect: z.enum(['answer', 'abstain']).default('answer'),
});

/** A question with what counts as its answer. */
export type Question = z.infer<typeof questionSchema>;

const ADVICE =
  'A question file is JSONL: {"id", "lang", "kind", "question", "doc", "answer_keys": [["…"]], "expect"} a line.';

/** Reads a question file (JSONL). @throws KaojuError `bad_file` naming the line that is wrong */
export function readQuestions(file: string): Question[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new KaojuError('bad_file', `The question file cannot be read: ${messageOf(error)}`, 'Check its name.');
  }
  const questions = text
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, `${file}:${at + 1}`)]));
  if (questions.length === 0) throw new KaojuError('bad_file', `${file} holds no question.`, ADVICE);
  return questions;
}

function readLine(line: string, place: string): Question {
  try {
    return questionSchema.parse(JSON.parse(line));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new KaojuError('bad_file', `${place}: ${reason}`, ADVICE, { cause: error });
  }
}

/** Reads a map from a question's `doc` to a report's file (JSON). @throws KaojuError `bad_file` */
export function readDocs(file: string): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new KaojuError('bad_file', `${file}: ${messageOf(error)}`, 'The map is a JSON object {"doc": "file", …}.', {
      cause: error,
    });
  }
}
