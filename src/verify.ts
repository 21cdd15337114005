import { KaojuError } from './errors.ts';
import type { PassageRecord, ReportRecord } from './index/records.ts';
import type { Tables } from './index/tables.ts';
import { decode } from './reports/decode.ts';
import { readReportFile } from './reports/read.ts';
import { deleteSpans } from './reports/text.ts';

/** What a verification found. */
export interface Verification {
  passages: number;
  /** One line for each passage that is not in its file as cited. */
  differences: string[];
}

/** Checks that each passage is its source span less the recorded deletions, in the files as they are now. */
export function verifyPassages(tables: Tables, reportsDir: string): Verification {
  let passages = 0;
  const differences: string[] = [];
  for (const report of tables.reports) {
    const raw = readNow(reportsDir, report);
    for (const passage of tables.passages(report.reportId)) {
      passages++;
      const problem = typeof raw === 'string' ? differenceOf(raw, passage) : raw.problem;
      if (problem) differences.push(`${passage.id} (${report.file}:${passage.line}): ${problem}`);
    }
  }
  return { passages, differences };
}

function readNow(reportsDir: string, { file }: ReportRecord): string | { problem: string } {
  try {
    return decode(readReportFile(reportsDir, file).bytes, file).text;
  } catch (error) {
    if (error instanceof KaojuError) return { problem: error.message };
    throw error;
  }
}

function differenceOf(raw: string, { start, end, deletions, text }: PassageRecord): string | undefined {
  const inside = deletions.map((span) => ({ start: span.start - start, end: span.end - start }));
  const found = deleteSpans(raw.slice(start, end), inside).text;
  if (found === text) return undefined;
  return `the source has ${JSON.stringify(found.slice(0, 30))} where the passage has ${JSON.stringify(text.slice(0, 30))}`;
}
