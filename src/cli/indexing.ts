import type { BuildOptions, BuildResult } from '../build.ts';
import type { Config } from '../config.ts';
import type { Change } from '../index/changes.ts';
import { rebuild } from '../rebuild.ts';
import { type Io, writeLine } from './io.ts';
import { buildProgress, duration } from './progress.ts';
import { printable } from './render.ts';

interface Flags {
  /** Embed everything again. */
  full?: boolean | undefined;
  /** Progress and result as lines of JSON on stdout. */
  json?: boolean | undefined;
}

/** Rebuilds with progress, and tells what was built, what became of each file and which were left out. */
export async function rebuildWithProgress(config: Config, io: Io, { full, json }: Flags = {}): Promise<BuildResult> {
  return await withProgress(io, (options) => rebuild(config, { ...options, full: full ?? false }), json);
}

/** Makes a build with progress, and tells what was built: on stderr, or as JSON on stdout. */
export async function withProgress(
  io: Io,
  make: (options: Pick<BuildOptions, 'signal' | 'onProgress'>) => Promise<BuildResult>,
  isJson = false,
): Promise<BuildResult> {
  const progress = buildProgress(io, isJson);
  const started = performance.now();
  let result: BuildResult;
  try {
    result = await make({ signal: io.signal, onProgress: progress.update });
  } finally {
    progress.stop();
  }
  const seconds = (performance.now() - started) / 1000;
  if (isJson)
    writeLine(io.stdout, JSON.stringify({ stage: 'done', ...result, seconds: Math.round(seconds * 10) / 10 }));
  else for (const line of summary(result, seconds)) writeLine(io.stderr, line);
  return result;
}

/** Files that are named one by one; more of them are only counted. */
const MOST_NAMED = 20;

const KINDS: readonly Change['kind'][] = ['added', 'changed', 'renamed', 'removed', 'kept'];

function summary(
  { build, isNew, reports, passages, embedded, badFiles, changes }: BuildResult,
  seconds: number,
): string[] {
  const bad = badFiles.map(({ message, advice }) => `left out: ${printable(message)}\n  ${printable(advice)}`);
  const counts = `${reports} report(s), ${passages} passages`;
  const differing = changes.filter(({ kind }) => kind !== 'kept');
  if (!isNew) {
    const what = differing.length === 0 ? 'Nothing changed' : 'This was built before';
    return [...bad, `${what}: build ${build} holds ${counts}.`];
  }
  // The first build is not told file by file.
  const isFirst = changes.every(({ kind }) => kind === 'added');
  const named = isFirst || differing.length > MOST_NAMED ? [] : differing.map(changeLine);
  const leftOut = new Set(badFiles.map(({ file }) => file));
  const tally = KINDS.map((kind) => {
    const count = changes.filter((change) => change.kind === kind && !leftOut.has(change.source)).length;
    return { kind: kind as string, count };
  });
  tally.push({ kind: 'left out', count: leftOut.size });
  const counted = tally.flatMap(({ kind, count }) => (count === 0 ? [] : [`${count} ${kind}`]));
  return [
    ...bad,
    ...named,
    `Build ${build}: ${counts} (files: ${counted.join(', ')}), ${embedded} texts embedded, in ${duration(seconds)}.`,
  ];
}

function changeLine(change: Change): string {
  const from = change.kind === 'renamed' ? ` (was ${printable(change.before)})` : '';
  return `${change.kind}: ${printable(change.source)}${from}`;
}
