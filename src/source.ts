import { KaojuError } from './errors.ts';
import type { PassageRecord, ReportRecord } from './index/records.ts';
import type { Tables } from './index/tables.ts';
import { findDocument } from './reports/read.ts';
import { deleteSpans } from './reports/text.ts';

/** A report's file as it stands now: its decoded text and whether it is the one that was built, or why it cannot be read. */
export type Source = { raw: string; isUnchanged: boolean } | { problem: string };

/** Reads the file of a report of the index. */
export async function readSource(
  reportsDir: string,
  { file, sha256 }: Pick<ReportRecord, 'file' | 'sha256'>,
): Promise<Source> {
  try {
    const found = await findDocument(reportsDir, file);
    return { raw: (await found.read()).raw, isUnchanged: found.sha256 === sha256 };
  } catch (error) {
    if (error instanceof KaojuError) return { problem: error.message };
    throw error;
  }
}

/** What a verification found. */
export interface Verification {
  passages: number;
  /** One line for each passage that does not stand in its file as cited. */
  differences: string[];
}

/** Checks that each passage is its source span less the recorded deletions, in the files as they are now. */
export async function verifyPassages(tables: Tables, reportsDir: string): Promise<Verification> {
  const differences: string[] = [];
  for (const report of tables.reports) {
    const source = await readSource(reportsDir, report);
    for (const passage of tables.passages(report.reportId)) {
      const problem = 'problem' in source ? source.problem : differenceOf(source.raw, passage);
      if (problem) differences.push(`${passage.id} (${report.file}:${passage.line}): ${problem}`);
    }
  }
  return { passages: tables.size, differences };
}

function differenceOf(raw: string, { start, end, deletions, text }: PassageRecord): string | undefined {
  const inside = deletions.map((span) => ({ start: span.start - start, end: span.end - start }));
  const found = deleteSpans(raw.slice(start, end), inside).text;
  if (found === text) return undefined;
  const length = Math.max(found.length, text.length);
  let at = 0;
  while (at < length && found[at] === text[at]) at++;
  const around = (one: string) => JSON.stringify(one.slice(Math.max(0, at - 10), at + 20));
  return `the source has ${around(found)} where the passage has ${around(text)}`;
}
