import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, modelLocation } from './config.ts';
import type { Embedder } from './embedding/embedder.ts';
import { readModel } from './embedding/models.ts';
import { loadEmbedder } from './embedding/transformers.ts';
import { KaojuError } from './errors.ts';
import { buildFolder, currentBuild, makeCurrent } from './index/builds.ts';
import type { Sources } from './index/contents.ts';
import { lockEmbeddings } from './index/lock.ts';
import { buildIdOf, type Manifest, readManifest } from './index/manifest.ts';
import { VectorCache } from './index/vectorcache.ts';
import { writeBuild } from './index/write.ts';

export interface BuildOptions {
  /** Embed every text again and write the build anew, even where nothing changed. */
  full?: boolean;
  /** Stops between two texts; what was embedded is kept. */
  signal?: AbortSignal;
  /** Called before the first new text is embedded and after each: `done` of `total`. */
  onProgress?: (done: number, total: number) => void;
  /** Another embedder than the configured one. */
  load?: () => Promise<Embedder>;
}

export interface BuildResult extends Pick<Manifest, 'build' | 'reports' | 'passages' | 'badFiles'> {
  /** False where a build of these very sources was there already. */
  isNew: boolean;
  /** Texts that were embedded now; all other vectors were known. */
  embedded: number;
}

/**
 * Builds an index of sources offline and makes it the live one of `config.embeddingsDir`. The live build stays as it is
 * until the new one is complete, and texts that were embedded before are not embedded again.
 * @param read finds the sources, once the folder is locked
 * @throws KaojuError, among them `interrupted` where the signal fired
 */
export async function makeBuild(
  config: Config,
  read: () => Sources | Promise<Sources>,
  options: BuildOptions = {},
): Promise<BuildResult> {
  const unlock = lockEmbeddings(config.embeddingsDir);
  try {
    return await makeBuildLocked(config, read, options);
  } finally {
    unlock();
  }
}

async function makeBuildLocked(
  config: Config,
  read: () => Sources | Promise<Sources>,
  options: BuildOptions,
): Promise<BuildResult> {
  const load = once(options.load ?? (() => loadEmbedder(modelLocation(config))));
  const modelFolder = join(config.modelsDir, config.modelId);
  const isHere = !options.load && existsSync(join(modelFolder, 'config.json'));
  const model = isHere ? readModel(config.modelId, modelFolder) : (await load()).model;

  const { checksums, badFiles, parse } = await read();
  const build = buildIdOf(checksums, model.checksum);
  const ready = options.full ? undefined : readyBuild(config.embeddingsDir, build);
  if (ready) return { ...ready, badFiles: [...badFiles, ...ready.badFiles], isNew: false, embedded: 0 };

  const { texts, ...contents } = await parse();
  const cache = new VectorCache(config.embeddingsDir, model.checksum);
  try {
    const missing = [...new Set(texts.flat())].filter((text) => options.full || !cache.has(text));
    if (missing.length > 0) await embedAll(await load(), missing, cache, options);
    const vectors = texts.map((ofPassage) => ofPassage.map((text) => cache.get(text) as Float32Array));
    writeBuild(config.embeddingsDir, { build, model, sources: checksums, ...contents, vectors });
    cache.forgetUnused(texts.flat());
    const counts = { reports: contents.reports.length, passages: contents.passages.length };
    const embedded = missing.length;
    return { build, ...counts, badFiles: [...badFiles, ...contents.badFiles], isNew: true, embedded };
  } finally {
    cache.close();
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** The manifest of a build that is complete and undamaged; it is made the live one. */
function readyBuild(embeddingsDir: string, build: string): Manifest | undefined {
  const folder = buildFolder(embeddingsDir, build);
  if (!existsSync(folder)) return undefined;
  try {
    const manifest = readManifest(folder);
    if (currentBuild(embeddingsDir) !== build) makeCurrent(embeddingsDir, build);
    return manifest;
  } catch (error) {
    if (error instanceof KaojuError) return undefined;
    throw error;
  }
}

async function embedAll(
  embedder: Embedder,
  texts: readonly string[],
  cache: VectorCache,
  { signal, onProgress }: BuildOptions,
): Promise<void> {
  onProgress?.(0, texts.length);
  for (const [done, text] of texts.entries()) {
    if (signal?.aborted)
      throw new KaojuError(
        'interrupted',
        `Stopped: ${done} of ${texts.length} new texts are embedded and kept.`,
        'Run the same command again to go on from there.',
      );
    cache.put(text, await embedder.embed(text, 'passage'));
    onProgress?.(done + 1, texts.length);
  }
}
