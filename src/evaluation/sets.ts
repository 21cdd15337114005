import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { KaojuError, messageOf } from '../errors.ts';

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

/** Reads a list of question sets (JSON); its paths are relative to the file. @throws KaojuError `bad_file` */
export function readSets(file: string): QuestionSet[] {
  const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(dirname(file), path));
  try {
    const sets = z
      .array(setSchema)
      .min(1)
      .parse(JSON.parse(readFileSync(file, 'utf8')));
    return sets.map(({ questions, reports, passages, docs, ...set }) => ({
      ...set,
      questions: absolute(questions) as string,
      reports: absolute(reports),
      passages: absolute(passages),
      docs: absolute(docs),
    }));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new KaojuError(
      'bad_file',
      `${file}: ${reason}`,
      'It is a JSON list of {"name", "questions", "reports" or "passages", "docs"?, "weight"?}.',
      { cause: error },
    );
  }
}
