import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../errors.ts';
import { sha256Of } from '../index/manifest.ts';
import type { ReportRecord } from '../index/records.ts';
import { decode } from '../reports/decode.ts';
import type { Span } from '../reports/text.ts';

/** The source text behind a citation, and whether the file is still the one that was built. */
export type Source = { raw: string; isUnchanged: boolean } | { problem: string };

/** Reads a span of a report's file as it stands now. */
export function readSource(reportsDir: string, report: Pick<ReportRecord, 'file' | 'sha256'>, span: Span): Source {
  try {
    const bytes = readFileSync(join(reportsDir, report.file));
    const { text } = decode(bytes, report.file);
    return { raw: text.slice(span.start, span.end), isUnchanged: sha256Of(bytes) === report.sha256 };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}
