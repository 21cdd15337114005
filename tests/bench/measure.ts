import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM_DIR } from '../../src/config.ts';
import { percentile } from '../../src/evaluation/metrics.ts';

export const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
export const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** Median and 95th percentile of times in ms. */
export const spread = (times: readonly number[]) =>
  `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)} ms`;

/** Size of all files below a folder, in bytes. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** What a task measured, and the most memory that its process and those it started held together, in bytes. */
export type Measured<T> = T & { memory: number };

/** Runs a task of tasks.ts in a process of its own. */
export async function measure<T>(name: string, argument: unknown): Promise<Measured<T>> {
  const script = join(PROGRAM_DIR, 'tests', 'bench', 'tasks.ts');
  const { out, memory } = await run(['--import', 'tsx', script, name, JSON.stringify(argument)]);
  return { ...(JSON.parse(out) as T), memory };
}

/** Wall times in ms of a command as a user starts it, with the process's start. */
export async function timeCommand(argv: readonly string[], runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < runs; at++) {
    const started = performance.now();
    await run(['--import', 'tsx', join('src', 'cli', 'main.ts'), ...argv]);
    times.push(performance.now() - started);
  }
  return times;
}

/** What a Node process prints, and the most memory of it and its children. */
function run(argv: readonly string[]): Promise<{ out: string; memory: number }> {
  const child = spawn(process.execPath, argv, { cwd: PROGRAM_DIR, stdio: ['ignore', 'pipe', 'pipe'] });
  let memory = 0;
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    out += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data;
  });
  const look = setInterval(() => {
    memory = Math.max(memory, memoryOf(child.pid ?? 0));
  }, 200);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(look);
      // A question whose answer is not there ends with 3.
      if (code === 0 || code === 3) resolve({ out, memory });
      else reject(new Error(`${argv.at(-2)} ended with ${code}: ${err}`));
    });
  });
}

/** Memory of a process and of all that it started, in bytes; 0 where the system has no /proc. */
function memoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0) * 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.reduce((sum, one) => sum + memoryOf(Number(one)), own);
  } catch {
    return 0;
  }
}
