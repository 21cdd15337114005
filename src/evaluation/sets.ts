import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { readJson } from './json.ts';

const setSchema = z
  .object({
    name: z.string().min(1),
    /** Question file (JSONL). */
    questions: z.string(),
    /** Folder of reports, or a passage set (JSONL): what is asked. */
    reports: z.string().optional(),
    passages: z.string().optional(),
    /** Map from the questions' `doc` to files (JSON). */
    docs: z.string().optional(),
    /** How much a question counts. */
    weight: z.number().positive().default(1),
  })
  .refine(({ reports, passages }) => (reports === undefined) !== (passages === undefined), {
    message: 'A set has either reports or passages.',
  });

/** Questions and what they are asked of, with absolute paths. */
export type QuestionSet = z.infer<typeof setSchema>;

const ADVICE = 'It is a JSON list of {"name", "questions", "reports" or "passages", "docs"?, "weight"?}.';

/** Reads a list of question sets (JSON); its paths are relative to the file. @throws KaojuError `bad_file` */
export function readSets(file: string): QuestionSet[] {
  const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(dirname(file), path));
  const sets = readJson(file, z.array(setSchema).min(1), ADVICE);
  return sets.map(({ questions, reports, passages, docs, ...set }) => ({
    ...set,
    questions: absolute(questions) as string,
    reports: absolute(reports),
    passages: absolute(passages),
    docs: absolute(docs),
  }));
}
