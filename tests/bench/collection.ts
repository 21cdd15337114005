import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from '../../src/evaluation/metrics.ts';
import { currentFolder } from '../../src/index/builds.ts';
import { type Measured, measure, megabytes, seconds, sizeOf, spread, timeCommand } from './measure.ts';
import type { Asked, BuildTask, Built, Opened } from './tasks.ts';

/** A collection of reports that is measured. */
export interface Collection extends BuildTask {
  name: string;
  questions: string;
  filter?: { region: string; year: number };
}

/** What is measured of each. */
export const ROWS = [
  'passages',
  'texts embedded',
  'built from nothing',
  '— beyond embedding',
  '— memory, at most',
  'nothing changed',
  'one report changed',
  'size of the index',
  'opened',
  '— memory',
  'question: embedding, median / 95 %',
  'question: search, median / 95 %',
  'question: all, median / 95 %',
  'with place and year: search, median / 95 %',
  'one question from a cold start',
] as const;

export type Column = Record<(typeof ROWS)[number], string | number>;

/** Runs of a command; the median counts. */
const RUNS = 3;

export async function measureCollection(collection: Collection, say: (text: string) => void): Promise<Column> {
  const { reports, embeddings, questions, filter } = collection;
  const folders = ['--reports', reports, '--embeddings', embeddings];
  say('  building');
  const built = await measure<Built>('build', collection);
  const size = sizeOf(currentFolder(embeddings));
  const unchanged = await timeCommand(['rebuild', ...folders], RUNS);
  say('  changing');
  changeOne(reports);
  const changed = await measure<Built>('build', collection);
  say('  asking');
  const opened = await measure<Opened>('open', { embeddings });
  const asked = await measure<Asked>('ask', { embeddings, questions });
  const filtered = await measure<Asked>('ask', { embeddings, questions, ...filter });
  const cold = await timeCommand(['ask', '2022年山南市地区生产总值是多少?', ...folders], RUNS);
  return {
    passages: built.passages,
    'texts embedded': collection.standIn ? `${built.embedded} (perturbed copies)` : built.embedded,
    'built from nothing': seconds(built.ms),
    '— beyond embedding': beyond(built),
    '— memory, at most': megabytes(built.memory),
    'nothing changed': seconds(percentile(unchanged, 0.5)),
    'one report changed': `${seconds(changed.ms)}, beyond embedding ${beyond(changed)}`,
    'size of the index': megabytes(size),
    opened: seconds(opened.ms),
    '— memory': megabytes(opened.added),
    'question: embedding, median / 95 %': spread(asked.embed),
    'question: search, median / 95 %': spread(asked.search),
    'question: all, median / 95 %': spread(asked.total),
    'with place and year: search, median / 95 %': spread(filtered.search),
    'one question from a cold start': seconds(percentile(cold, 0.5)),
  };
}

const beyond = ({ ms, embeddingMs }: Measured<Built>) => seconds(ms - embeddingMs);

/** Changes a figure of one report: of the first file that has one, in a .jsonl of its first line that has. */
function changeOne(reports: string): void {
  for (const file of readdirSync(reports).sort()) {
    const text = readFileSync(join(reports, file), 'utf8');
    const changed = text.replace(/\d(?=[.\d]*(?:亿元|%|万))/u, (digit) => String((Number(digit) + 1) % 10));
    writeFileSync(join(reports, file), changed);
    if (changed !== text) return;
  }
}
