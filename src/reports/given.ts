import { z } from 'zod';
import { KaojuError } from '../errors.ts';

const text = z.string().trim().min(1).max(200);
const year = z.coerce.number().int().min(1000).max(2999);

const givenSchema = z.object({
  title: text.optional(),
  kind: z.string().trim().min(1).max(20).optional(),
  region: text.optional(),
  year: year.optional(),
  lookBackYear: year.optional(),
  date: z
    .string()
    .trim()
    .regex(/^(?:\d{4}|-)-\d{2}-\d{2}$/u, 'must be a day such as 2023-01-15, or --01-15 without a year')
    .optional(),
  speaker: text.optional(),
  source: text.optional(),
  sourceUrl: z.url().max(2000).optional(),
});

/** What somebody stated of a report beside its text, in front matter, `reports.csv` or a `.jsonl` object: it wins over what the text tells. */
export type Given = z.infer<typeof givenSchema>;

/** Every name a field may have there; the first is the one that the documentation shows. */
export const GIVEN_NAMES: Record<keyof Given, readonly string[]> = {
  title: ['title', '标题'],
  kind: ['kind', '类型'],
  region: ['region', 'place', '地区'],
  year: ['year', '年份'],
  lookBackYear: ['look_back_year', '回顾年份'],
  date: ['date', '日期'],
  speaker: ['speaker', '报告人'],
  source: ['source', '来源'],
  sourceUrl: ['source_url', 'url', '网址'],
};

/**
 * Reads what is stated of a report from named values; empty ones and other names are ignored.
 * @param where names the file, and the line in it, in the message
 * @throws KaojuError `bad_file` naming the field and its value
 */
export function readGiven(values: Record<string, unknown>, where: string): Given {
  const stated = Object.entries(GIVEN_NAMES).flatMap(([field, names]) => {
    const value = names.map((name) => values[name]).find((one) => one !== undefined && one !== null && one !== '');
    return value === undefined ? [] : [[field, field === 'date' ? dayOf(value) : value]];
  });
  const parsed = givenSchema.safeParse(Object.fromEntries(stated));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0]) as keyof Given;
  const value = Object.fromEntries(stated)[field];
  throw new KaojuError(
    'bad_file',
    `${where}: ${GIVEN_NAMES[field][0]} is ${JSON.stringify(value)}: ${issue?.message}`,
    'Mend the value, or leave it empty.',
  );
}

/** YAML reads an unquoted day as a date. */
const dayOf = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
