import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Change, changesBetween } from './changes.ts';
import { type Config, modelLocation } from './config.ts';
import { embedAll } from './embedding/embedall.ts';
import type { Embedder, EmbeddingModel } from './embedding/embedder.ts';
import { readModel } from './embedding/models.ts';
import { openPool } from './embedding/pool.ts';
import { loadEmbedder } from './embedding/transformers.ts';
import { KaojuError } from './errors.ts';
import { buildFolder, currentBuild, makeCurrent } from './index/builds.ts';
import { lockEmbeddings } from './index/lock.ts';
import { type BadFile, buildIdOf, type Manifest, readManifest } from './index/manifest.ts';
import type { ReportContents, Sources } from './index/sources.ts';
import { VectorCache } from './index/vectorcache.ts';
import { type Base, BuildWriter } from './index/write.ts';
import { textsToEmbed } from './passages/context.ts';

/** How far a build is: sources read, texts embedded, passages indexed. */
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

/** A build is extended while what is dead or new in it is at most this share; beyond, a new one is as soon made, and better. */
const MOST_CHANGED = 0.25;

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

  const cache = new VectorCache(config.embeddingsDir, model.checksum);
  const base = options.full || !isExtendable(live, model, changes) ? undefined : live;
  const writer = new BuildWriter(config.embeddingsDir, build, base);
  try {
    const unchanged = new Set(base && changes.flatMap(({ source, kind }) => (kind === 'kept' ? [source] : [])));
    for (const { source, kind, ...rest } of base ? changes : [])
      if (kind === 'changed' || kind === 'removed') writer.remove(source);
      else if (kind === 'renamed') writer.remove((rest as { before: string }).before);
    const badFiles = base ? base.manifest.badFiles.filter(({ file }) => unchanged.has(file)) : [];
    const reading = await readInto(writer, sources, unchanged, cache, options);
    badFiles.push(...reading.badFiles);
    if (writer.reports === 0) throw sources.noReport([...sources.badFiles, ...badFiles]);
    const missing = [...reading.missing];
    if (missing.length > 0) {
      await embed(config, missing, cache, load, options);
      completeAll(writer, cache, reading.incomplete);
    }
    const facts = { build, model, sources: { ...sources.fingerprints }, badFiles };
    if (!base && cache.size > 2 * reading.texts) cache.forgetAllBut(textsOf(writer));
    const manifest = await writer.publish(facts, ticker('write', writer.added, options));
    return { ...summaryOf(manifest, sources), isNew: true, embedded: missing.length, changes };
  } catch (error) {
    writer.abandon();
    throw error;
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

function summaryOf({ build, reports, passages, badFiles }: Manifest, sources: Sources) {
  return { build, reports, passages, badFiles: [...sources.badFiles, ...badFiles] };
}

/** The live build, where it is whole and of this version. */
function liveBase(embeddingsDir: string): Base | undefined {
  const build = currentBuild(embeddingsDir);
  return build === undefined ? undefined : undamaged(buildFolder(embeddingsDir, build));
}

function undamaged(folder: string): Base | undefined {
  try {
    return existsSync(folder) ? { folder, manifest: readManifest(folder) } : undefined;
  } catch (error) {
    if (error instanceof KaojuError) return undefined;
    throw error;
  }
}

/** The manifest of a build that is complete and undamaged; it is made the live one. */
function readyBuild(embeddingsDir: string, build: string): Manifest | undefined {
  const ready = undamaged(buildFolder(embeddingsDir, build));
  if (ready && currentBuild(embeddingsDir) !== build) makeCurrent(embeddingsDir, build);
  return ready?.manifest;
}

/** Whether a build is of this model, and hardly changed since it was made from nothing. */
function isExtendable(live: Base | undefined, model: EmbeddingModel, changes: readonly Change[]): boolean {
  if (!live || live.manifest.model.checksum !== model.checksum) return false;
  const changed = changes.filter(({ kind }) => kind !== 'kept').length;
  const dead = 1 - live.manifest.passages / (live.manifest.points || 1);
  return changed / changes.length + dead <= MOST_CHANGED;
}

/** What reading sources brought. */
interface ReadingResult {
  /** Sources that are no report. */
  badFiles: BadFile[];
  /** Number of texts, and those of which there is no vector yet, each once. */
  texts: number;
  missing: Set<string>;
  /** Labels of the passages that they belong to. */
  incomplete: Set<number>;
}

/** Reads the sources that are not in the build yet; a passage all of whose texts were embedded before is complete at once. */
async function readInto(
  writer: BuildWriter,
  sources: Sources,
  unchanged: ReadonlySet<string>,
  cache: VectorCache,
  options: BuildOptions,
): Promise<ReadingResult> {
  const wanted = new Set(Object.keys(sources.fingerprints).filter((source) => !unchanged.has(source)));
  const result: ReadingResult = { badFiles: [], texts: 0, missing: new Set(), incomplete: new Set() };
  const tick = ticker('read', wanted.size, options);
  for await (const reading of sources.read(wanted)) {
    if ('problem' in reading) result.badFiles.push(reading.problem);
    else for (const contents of reading.contents) addTo(result, writer, reading.source, contents, cache, options);
    await tick();
  }
  return result;
}

function addTo(
  result: ReadingResult,
  writer: BuildWriter,
  source: string,
  contents: ReportContents,
  cache: VectorCache,
  { full }: BuildOptions,
): void {
  const first = writer.add(source, contents);
  for (const [at, passage] of contents.passages.entries()) {
    const texts = textsToEmbed(contents.report, passage);
    const vectors = texts.map((text) => (full || result.missing.has(text) ? undefined : cache.get(text)));
    result.texts += texts.length;
    if (vectors.every((vector) => vector !== undefined)) writer.complete(contents.report, passage, first + at, vectors);
    else {
      result.incomplete.add(first + at);
      for (const [at, text] of texts.entries()) if (!vectors[at]) result.missing.add(text);
    }
  }
}

/** Completes the passages whose texts were embedded now. */
function completeAll(writer: BuildWriter, cache: VectorCache, labels: ReadonlySet<number>): void {
  for (const { report, passage } of writer.addedPassages())
    if (labels.has(passage.label)) {
      const vectors = textsToEmbed(report, passage).map((text) => cache.get(text) as Float32Array);
      writer.complete(report, passage, passage.label, vectors);
    }
}

function* textsOf(writer: BuildWriter): Iterable<string> {
  for (const { report, passage } of writer.addedPassages()) yield* textsToEmbed(report, passage);
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
    const embedders = pool?.embedders ?? [await load()];
    onProgress?.({ stage: 'embed', done: 0, total: texts.length });
    const take = (text: string, vector: Float32Array, done: number) => {
      cache.put(text, vector);
      onProgress?.({ stage: 'embed', done, total: texts.length });
    };
    await embedAll(embedders, texts, take, signal);
  } finally {
    pool?.close();
  }
}

/** Steps between two turns of the event loop, in which Ctrl-C is heard. */
const STEPS = 50;

/** Counts the steps of a stage, tells them, and stops where the signal fired. */
function ticker(stage: Progress['stage'], total: number, { onProgress, signal }: BuildOptions): () => Promise<void> {
  let done = 0;
  onProgress?.({ stage, done, total });
  return async () => {
    onProgress?.({ stage, done: ++done, total });
    if (done % STEPS === 0) await nextTurn();
    if (signal?.aborted)
      throw new KaojuError(
        'interrupted',
        'Stopped: what was embedded is kept.',
        'Run the same command again to go on from there.',
      );
  };
}
