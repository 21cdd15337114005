import type { BuildOptions, BuildResult } from '../build.ts';
import type { Config } from '../config.ts';
import { rebuild } from '../rebuild.ts';
import { type Io, writeLine } from './io.ts';
import { duration, embeddingProgress } from './progress.ts';

/** Rebuilds with progress on stderr, and tells there what was built and which files were left out. */
export async function rebuildWithProgress(config: Config, io: Io, full = false): Promise<BuildResult> {
  return await withProgress(io, (options) => rebuild(config, { ...options, full }));
}

/** Makes a build with progress on stderr, and tells there what was built. */
export async function withProgress(
  io: Io,
  make: (options: Pick<BuildOptions, 'signal' | 'onProgress'>) => Promise<BuildResult>,
): Promise<BuildResult> {
  const progress = embeddingProgress(io);
  const started = performance.now();
  let result: BuildResult;
  try {
    result = await make({ signal: io.signal, onProgress: progress.update });
  } finally {
    progress.stop();
  }
  const { build, isNew, reports, passages, embedded, badFiles } = result;
  for (const { message, advice } of badFiles) writeLine(io.stderr, `left out: ${message}\n  ${advice}`);
  const counts = `${reports} report(s), ${passages} passages`;
  const seconds = duration((performance.now() - started) / 1000);
  writeLine(
    io.stderr,
    isNew
      ? `Build ${build}: ${counts}, ${embedded} texts embedded, in ${seconds}.`
      : `Nothing changed: build ${build} holds ${counts}.`,
  );
  return result;
}
