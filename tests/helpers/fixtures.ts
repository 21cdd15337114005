import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedLine } from './reports.ts';

/** The bytes of a file in tests/fixtures. */
export function fixture(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, '../fixtures', name));
}

/** Paragraphs of the seed that stand whole in every fixture of a report. */
export const WHOLE_PARAGRAPHS = [4, 5, 6, 7, 8].map((line) => seedLine('003', line));

/** A sentence near the end of each fixture. */
export const LATE_SENTENCE =
  '取得了边境地区零感染、寺庙僧尼零感染、校园师生零感染、养老院等场所零感染、疫情风险零外溢、确诊病例零重症零死亡的良好成果。';
