import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Config, modelLocation } from './config.ts';
import { embedAll } from './embedding/embedall.ts';
import type { Embedder, EmbeddingModel } from './embedding/embedder.ts';
import { readModel } from './embedding/models.ts';
import { openPool } from './embedding/pool.ts';
import { loadEmbedder } from './embedding/transformers.ts';
import { KaojuError } from './errors.ts';
import { isExtendable, liveBase, readyBuild } from './index/base.ts';
import { type Change, changesBetween } from './index/changes.ts';
import { addedTexts, completeAll, fill, type Ticker } from './index/fill.ts';
import { lockEmbeddings } from './index/lock.ts';
import { type BadFile, buildIdOf, type Manifest } from './index/manifest.ts';
import type { Sources } from './index/sources.ts';
import { VectorCache } from './index/vectorcache.ts';
import { BuildWriter } from './index/write.ts';

/** How far a build is: sources read, texts embedded, passages written (one whose texts were embedded now counts twice). */
export interface Progress {
  stage: 'read' | 'embed' | 'write';
  done: number;
  total: number;
}

export interface BuildOptions {
  /** Embed every text again and write the build anew, even where nothing changed. */
  full?: boolean;
  /** Stops between two steps; what was embedded is kept. */
  signal?: AbortSignal;
  /** Called at the beginning of each stage and after each of its steps. */
  onProgress?: (progress: Progress) => void;
  /** Another embedder than the configured one. */
  load?: () => Promise<Embedder>;
}

export interface BuildResult extends Pick<Manifest, 'build' | 'reports' | 'passages'> {
  badFiles: readonly BadFile[];
  /** False where a build of these very sources was there already. */
  isNew: boolean;
  /** Texts that were embedded now; all other vectors were known. */
  embedded: number;
  /** What became of each source since the live build. */
  changes: Change[];
}

/**
 * Builds an index of sources offline and makes it the live one of `config.embeddingsDir`. The live build stays as it is
 * until the new one is complete, texts that were embedded before are not embedded again, and where little changed the
 * build before is extended.
 * @param read finds the sources, once the folder is locked
 * @throws KaojuError, among them `interrupted` where the signal fired
 */
export async function makeBuild(
  config: Config,
  read: () => Promise<Sources>,
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
  read: () => Promise<Sources>,
  options: BuildOptions,
): Promise<BuildResult> {
  const load = once(options.load ?? (() => loadEmbedder(modelLocation(config))));
  const model = await modelOf(config, options, load);
  const sources = await read();
  const build = buildIdOf(sources.fingerprints, model.checksum);
  const live = liveBase(config.embeddingsDir);
  const changes = changesBetween(live?.manifest.sources ?? {}, sources.fingerprints);
  const ready = options.full ? undefined : readyBuild(config.embeddingsDir, build);
  if (ready) return { ...summaryOf(ready, sources), isNew: false, embedded: 0, changes };

  const base = options.full || !isExtendable(live, model, changes) ? undefined : live;
  const cache = new VectorCache(config.embeddingsDir, model.checksum);
  let writer: BuildWriter | undefined;
  try {
    writer = new BuildWriter(config.embeddingsDir, build, base);
    const unchanged = new Set(base && changes.flatMap(({ source, kind }) => (kind === 'kept' ? [source] : [])));
    for (const change of base ? changes : []) {
      if (change.kind === 'changed' || change.kind === 'removed') writer.remove(change.source);
      if (change.kind === 'renamed') writer.remove(change.before);
    }
    const kept = base ? base.manifest.badFiles.filter(({ file }) => unchanged.has(file)) : [];
    const wanted = new Set(Object.keys(sources.fingerprints).filter((source) => !unchanged.has(source)));
    const filling = await fill(writer, sources, wanted, cache, !options.full, ticker('read', wanted.size, options));
    const badFiles = [...sources.badFiles, ...kept, ...filling.badFiles];
    if (writer.reports === 0) throw sources.noReport(badFiles);
    const missing = [...filling.missing];
    if (missing.length > 0) await embed(config, missing, cache, load, options);
    const passages = ticker('write', filling.incomplete.size + writer.added, options);
    await completeAll(writer, cache, filling.incomplete, passages.step);
    if (!base && cache.size > 2 * filling.texts) cache.forgetAllBut(addedTexts(writer));
    const facts = { build, model, sources: { ...sources.fingerprints }, badFiles };
    const manifest = await writer.publish(facts, passages.step, options.signal);
    return { ...summaryOf(manifest, sources), isNew: true, embedded: missing.length, changes };
  } catch (error) {
    writer?.abandon();
    throw options.signal?.aborted ? interrupted(error) : error;
  } finally {
    cache.close();
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** What identifies the model; it is loaded for that only where its files are not here. */
async function modelOf(
  config: Config,
  { load }: BuildOptions,
  loaded: () => Promise<Embedder>,
): Promise<EmbeddingModel> {
  const folder = join(config.modelsDir, config.modelId);
  const isHere = !load && existsSync(join(folder, 'config.json'));
  return isHere ? readModel(config.modelId, folder) : (await loaded()).model;
}

/** Files are looked through anew each time: of the build only what it says of its sources is told. */
function summaryOf({ build, reports, passages, badFiles }: Manifest, { fingerprints, badFiles: now }: Sources) {
  const ofSources = badFiles.filter(({ file }) => file in fingerprints);
  return { build, reports, passages, badFiles: [...now, ...ofSources] };
}

async function embed(
  config: Config,
  texts: readonly string[],
  cache: VectorCache,
  load: () => Promise<Embedder>,
  { onProgress, signal, load: given }: BuildOptions,
): Promise<void> {
  const processes = given ? 1 : Math.min(config.embeddingProcesses, texts.length);
  const pool = processes > 1 ? await openPool(modelLocation(config), processes) : undefined;
  try {
    onProgress?.({ stage: 'embed', done: 0, total: texts.length });
    const take = (text: string, vector: Float32Array, done: number) => {
      cache.put(text, vector);
      if (!cache.get(text)) throw noVector(config.modelId, text);
      onProgress?.({ stage: 'embed', done, total: texts.length });
    };
    await embedAll(pool?.embedders ?? [await load()], texts, take, signal);
  } finally {
    pool?.close();
  }
}

/** Between two turns of the event loop, in which Ctrl-C is heard, in ms. */
const TURN_EVERY = 50;

/** Counts the steps of a stage, tells them, and stops where the signal fired; `breathe` only does the last. */
function ticker(stage: Progress['stage'], total: number, { onProgress, signal }: BuildOptions): Ticker {
  let done = 0;
  let last = performance.now();
  const breathe = async () => {
    if (performance.now() - last > TURN_EVERY) {
      await nextTurn();
      last = performance.now();
    }
    if (signal?.aborted) throw interrupted();
  };
  onProgress?.({ stage, done, total });
  return {
    breathe,
    step() {
      onProgress?.({ stage, done: ++done, total });
      return breathe();
    },
  };
}

/** What a stop is told as, whatever it made fail. */
function interrupted(error?: unknown): KaojuError {
  if (error instanceof KaojuError && error.code === 'interrupted') return error;
  return new KaojuError(
    'interrupted',
    'Stopped: what was embedded is kept.',
    'Run the same command again to go on from there.',
  );
}

function noVector(modelId: string, text: string): KaojuError {
  return new KaojuError(
    'bad_model',
    `The model ${modelId} gave no unit vector for ${JSON.stringify(text.slice(0, 40))}.`,
    'Set EMBEDDING_MODEL to another one, or restore its files.',
  );
}
