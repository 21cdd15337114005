import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Embedder } from './embedding/embedder.ts';
import { readModel } from './embedding/models.ts';
import { loadEmbedder } from './embedding/transformers.ts';
import { KaojuError } from './errors.ts';
import { buildFolder, currentBuild, makeCurrent } from './index/builds.ts';
import { lockEmbeddings } from './index/lock.ts';
import { buildIdOf, type Manifest, readManifest } from './index/manifest.ts';
import { type PassageRecord, type ReportRecord, recordOf } from './index/records.ts';
import { VectorCache } from './index/vectorcache.ts';
import { writeBuild } from './index/write.ts';
import { textsToEmbed } from './passages/context.ts';
import { passagesOf } from './passages/passages.ts';
import { listReportFiles, parseReportFile, type ReportFile, readReportFile } from './reports/read.ts';

export interface RebuildOptions {
  /** Embed every text again and write the build anew, even where nothing changed. */
  full?: boolean;
  /** Stops between two texts; what was embedded is kept. */
  signal?: AbortSignal;
  /** Called before the first new text is embedded and after each: `done` of `total`. */
  onProgress?: (done: number, total: number) => void;
  /** Another embedder than the configured one. */
  load?: () => Promise<Embedder>;
}

export interface RebuildResult extends Pick<Manifest, 'build' | 'reports' | 'passages' | 'badFiles'> {
  /** False where a build of these very reports was there already. */
  isNew: boolean;
  /** Texts that were embedded now; all other vectors were known. */
  embedded: number;
}

/**
 * Builds the index of the reports folder offline. The live build stays as it is until the new one is complete; texts that
 * were embedded before are not embedded again; a file that is no report is named in the result, and the others are built.
 * @throws KaojuError, among them `interrupted` where the signal fired
 */
export async function rebuild(config: Config, options: RebuildOptions = {}): Promise<RebuildResult> {
  const unlock = lockEmbeddings(config.embeddingsDir);
  try {
    return await rebuildLocked(config, options);
  } finally {
    unlock();
  }
}

async function rebuildLocked(config: Config, options: RebuildOptions): Promise<RebuildResult> {
  const load = once(
    options.load ?? (() => loadEmbedder({ id: config.modelId, modelsDir: config.modelsDir, host: config.modelHost })),
  );
  const modelFolder = join(config.modelsDir, config.modelId);
  const isHere = !options.load && existsSync(join(modelFolder, 'config.json'));
  const model = isHere ? readModel(config.modelId, modelFolder) : (await load()).model;

  const { files, badFiles } = readFiles(config.reportsDir);
  const sources = Object.fromEntries(files.map(({ file, sha256 }) => [file, sha256]));
  const build = buildIdOf(sources, model.checksum);
  const ready = options.full ? undefined : readyBuild(config.embeddingsDir, build);
  if (ready) return { ...ready, badFiles: [...badFiles, ...ready.badFiles], isNew: false, embedded: 0 };

  const { reports, passages, texts, unreadable } = parseFiles(files);
  badFiles.push(...unreadable);
  if (reports.length === 0)
    throw new KaojuError(
      'bad_reports_folder',
      `None of the ${badFiles.length} files in ${config.reportsDir} is a report: ${badFiles[0]?.message}`,
      badFiles[0]?.advice ?? '',
    );
  const cache = new VectorCache(config.embeddingsDir, model.checksum);
  try {
    const missing = [...new Set(texts.flat())].filter((text) => options.full || !cache.has(text));
    if (missing.length > 0) await embedAll(await load(), missing, cache, options);
    const vectors = texts.map((ofPassage) => ofPassage.map((text) => cache.get(text) as Float32Array));
    writeBuild(config.embeddingsDir, { build, model, sources, badFiles: unreadable, reports, passages, vectors });
    cache.forgetUnused(texts.flat());
    const counts = { reports: reports.length, passages: passages.length };
    return { build, ...counts, badFiles, isNew: true, embedded: missing.length };
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

type BadFile = Manifest['badFiles'][number];

/** Collects what `read` makes of each item; a KaojuError of one does not stop the rest. */
function collect<A, B>(items: readonly A[], read: (item: A) => B): { good: B[]; bad: BadFile[] } {
  const good: B[] = [];
  const bad: BadFile[] = [];
  for (const item of items)
    try {
      good.push(read(item));
    } catch (error) {
      if (!(error instanceof KaojuError)) throw error;
      bad.push({ message: error.message, advice: error.advice });
    }
  return { good, bad };
}

function readFiles(reportsDir: string): { files: ReportFile[]; badFiles: BadFile[] } {
  const { good, bad } = collect(listReportFiles(reportsDir), (file) => readReportFile(reportsDir, file));
  return { files: good, badFiles: bad };
}

function parseFiles(files: readonly ReportFile[]) {
  const reports: ReportRecord[] = [];
  const passages: PassageRecord[] = [];
  const texts: string[][] = [];
  const { bad } = collect(files, (file) => {
    const report = parseReportFile(file);
    reports.push(recordOf(report, file.sha256));
    for (const passage of passagesOf(report)) {
      passages.push({ ...passage, reportId: report.reportId, label: passages.length });
      texts.push(textsToEmbed(report.title, passage));
    }
  });
  return { reports, passages, texts, unreadable: bad };
}

async function embedAll(
  embedder: Embedder,
  texts: readonly string[],
  cache: VectorCache,
  { signal, onProgress }: RebuildOptions,
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
