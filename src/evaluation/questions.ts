import { z } from 'zod';
import { readJson, readJsonLines } from './json.ts';

const fields = z.object({
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
  /** Ids of passages of a passage set: a citation answers when it is one of them. */
  positives: z.array(z.string()).nullish(),
  expect: z.enum(['answer', 'abstain']).default('answer'),
});

/** Public sets call the question `text`, and list the `answers` of which any will do. */
const questionSchema = z.preprocess((line) => {
  if (!isRecord(line)) return line;
  const { question = line.text, answer_keys = Array.isArray(line.answers) ? [line.answers] : undefined } = line;
  return { ...line, question, answer_keys };
}, fields);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A question with what counts as its answer. */
export type Question = z.infer<typeof questionSchema>;

const ADVICE =
  'A question file is JSONL: {"id", "lang", "kind", "question", "doc", "answer_keys": [["…"]], "expect"} a line.';

/** Reads a question file (JSONL). @throws KaojuError `bad_file` naming the line that is wrong */
export function readQuestions(file: string): Question[] {
  return readJsonLines(file, questionSchema, ADVICE);
}

/** Reads a map from a question's `doc` to a report's file (JSON). @throws KaojuError `bad_file` */
export function readDocs(file: string): Record<string, string> {
  return readJson(file, z.record(z.string(), z.string()), 'The map is a JSON object {"doc": "file", …}.');
}
