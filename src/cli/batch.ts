import { z } from 'zod';
import type { Engine } from '../engine.ts';
import { KaojuError, messageOf } from '../errors.ts';

/** One line of a batch file. */
const lineSchema = z.strictObject({
  id: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  context: z.string().optional(),
  region: z.string().optional(),
  year: z.number().int().optional(),
  report: z.string().optional(),
  asOf: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/u, 'must be like 2026 or 2026-03-05')
    .optional(),
});

/** Answers one line of a batch file: the answer as a line of JSON, or what is wrong with the line; `id` is copied. */
export async function answerLine(engine: Engine, line: string): Promise<string> {
  let id: unknown;
  try {
    const value: unknown = JSON.parse(line);
    id = (value as { id?: unknown } | null)?.id;
    const { id: _, ...request } = lineSchema.parse(value);
    return JSON.stringify({ ...(id === undefined ? {} : { id }), ...(await engine.ask(request)) });
  } catch (error) {
    return JSON.stringify({ id: id ?? null, error: describe(error) });
  }
}

function describe(error: unknown): { code: string; message: string } {
  if (error instanceof KaojuError) return { code: error.code, message: `${error.message} ${error.advice}` };
  if (error instanceof z.ZodError) {
    const issues = error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`);
    return { code: 'bad_line', message: issues.join('; ') };
  }
  if (error instanceof SyntaxError) return { code: 'bad_line', message: `not JSON: ${messageOf(error)}` };
  throw error;
}
