import { KaojuError } from './errors.ts';
import type { PassageRecord, ReportRecord } from './index/records.ts';
import type { Tables } from './index/tables.ts';
import { type Document, documentsIn, fileOf, findDocument, noSuchDocument } from './reports/read.ts';
import { deleteSpans } from './reports/text.ts';

/** A report's file as it stands now: its decoded text and whether it is the one that was built, or why it cannot be read. */
export type Source = { raw: string; isUnchanged: boolean } | { problem: string };

type Built = Pick<ReportRecord, 'file' | 'sha256'>;

/** Reads the file of a report of the index. */
export async function readSource(reportsDir: string, report: Built): Promise<Source> {
  try {
    return await sourceOf(await findDocument(reportsDir, report.file), report);
  } catch (error) {
    return toProblem(error);
  }
}

async function sourceOf(document: Document, { sha256 }: Built): Promise<Source> {
  return { raw: (await document.read()).raw, isUnchanged: document.sha256 === sha256 };
}

function toProblem(error: unknown): Source {
  if (error instanceof KaojuError) return { problem: error.message };
  throw error;
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
  for await (const [report, source] of sourcesOf(reportsDir, tables.reports))
    for (const passage of tables.passages(report.reportId)) {
      const problem = 'problem' in source ? source.problem : differenceOf(source.raw, passage);
      if (problem) differences.push(`${passage.id} (${report.file}:${passage.line}): ${problem}`);
    }
  return { passages: tables.size, differences };
}

/** The sources of reports; a file with many of them is gone through once. */
async function* sourcesOf<T extends Built>(reportsDir: string, reports: readonly T[]): AsyncGenerator<[T, Source]> {
  const byFile = new Map<string, Map<string, T>>();
  for (const report of reports) {
    const file = fileOf(reportsDir, report.file);
    byFile.set(file, (byFile.get(file) ?? new Map<string, T>()).set(report.file, report));
  }
  for (const [file, wanted] of byFile) {
    let rest = (name: string) => toProblem(noSuchDocument(name, file));
    try {
      for await (const document of documentsIn(reportsDir, file)) {
        const report = wanted.get(document.file);
        if (!report) continue;
        wanted.delete(document.file);
        yield [report, await sourceOf(document, report).catch(toProblem)];
      }
    } catch (error) {
      rest = () => toProblem(error);
    }
    for (const [name, report] of wanted) yield [report, rest(name)];
  }
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
