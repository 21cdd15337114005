/**
 * Measures the bundled reports with the bundled model, everything in one run, and prints the table of docs/benchmarks.md.
 * `npm run bench`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM_DIR, readConfig } from '../../src/config.ts';
import { openEngine } from '../../src/engine.ts';
import { percentile } from '../../src/evaluation/metrics.ts';
import { readQuestions } from '../../src/evaluation/questions.ts';
import { rebuild } from '../../src/rebuild.ts';

/** Runs of each command; the median counts. */
const RUNS = 5;

const embeddings = mkdtempSync(join(tmpdir(), 'kaoju-bench-'));
const config = readConfig({}, { embeddings });
const rows: [string, string, string][] = [];
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

async function measureBuild(): Promise<void> {
  let first = 0;
  let last = 0;
  let loaded = 0;
  const started = performance.now();
  const { embedded } = await rebuild(config, {
    onProgress: (done) => {
      if (done === 0) first = performance.now();
      last = performance.now();
      loaded = first - started;
    },
  });
  const total = performance.now() - started;
  const embedding = last - first;
  rows.push([
    'build from nothing',
    `${seconds(total)}, of which embedding ${seconds(embedding)}`,
    'npm run rebuild -- --full',
  ]);
  rows.push(['— texts embedded a second', (embedded / (embedding / 1000)).toFixed(0), '']);
  rows.push(['— before embedding (load, read, clean, split)', seconds(loaded), '']);
  rows.push(['— after embedding (words, tables, graph)', seconds(total - loaded - embedding), '']);
}

/** Median wall time of a command as a user starts it, with the process's start. */
function measureCommand(name: string, argv: string[], shown: string): void {
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', ...argv, '--embeddings', embeddings],
      { cwd: PROGRAM_DIR, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`${shown} ended with ${status}: ${stderr}`);
    return performance.now() - started;
  });
  rows.push([
    name,
    `${seconds(percentile(times, 0.5))} (${seconds(Math.min(...times))}–${seconds(Math.max(...times))})`,
    shown,
  ]);
}

async function measureQuestions(): Promise<void> {
  const engine = await openEngine(config);
  const questions = readQuestions(join(PROGRAM_DIR, 'tests', 'questions', 'seeds_dev.jsonl'));
  const ask = (question: string) => engine.ask({ question });
  for (const { question } of questions.slice(0, 10)) await ask(question);
  const times = [];
  for (const { question } of questions) times.push((await ask(question)).ms);
  for (const part of ['embed', 'search', 'total'] as const) {
    const all = times.map((ms) => ms[part]);
    const value = `${percentile(all, 0.5).toFixed(1)} ms / ${percentile(all, 0.95).toFixed(1)} ms`;
    rows.push([`warm question, ${part}: median / 95 %`, value, part === 'total' ? 'npm start' : '']);
  }
  engine.close();
}

try {
  await measureBuild();
  measureCommand('rebuild with nothing changed', ['rebuild'], 'npm run rebuild');
  measureCommand('one question from a cold start', ['ask', '2022年山南市地区生产总值是多少?'], 'npm run ask -- "…"');
  await measureQuestions();
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}\n`);
  console.log('| what | measured | command |\n|---|---|---|');
  for (const [name, value, command] of rows) console.log(`| ${name} | ${value} | ${command && `\`${command}\``} |`);
} finally {
  rmSync(embeddings, { recursive: true });
}
