import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KaojuError, messageOf } from '../errors.ts';
import { WORDS_VERSION } from '../language/words.ts';
import { SPLITTING_VERSION } from '../passages/split.ts';
import { CLEANING_VERSION } from '../reports/clean.ts';

/** Format of a build's files; raised when they change. */
const FORMAT_VERSION = 8;

/** The versions that decide what a build holds. A build made by others is refused by name. */
export const VERSIONS = {
  format: FORMAT_VERSION,
  cleaning: CLEANING_VERSION,
  splitting: SPLITTING_VERSION,
  words: WORDS_VERSION,
} as const;

const manifestSchema = z.object({
  build: z.string(),
  versions: z.object({ format: z.number(), cleaning: z.number(), splitting: z.number(), words: z.number() }),
  model: z.object({ id: z.string(), dimension: z.number(), checksum: z.string() }),
  reports: z.number(),
  passages: z.number(),
  /** Points of the graph: the passages, and what a build before had and this one does not. */
  points: z.number(),
  /** Size in bytes and SHA-256 of every other file of the build. */
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
  /** What each source was, by its name: another value means that it changed. */
  sources: z.record(z.string(), z.string()),
  /** Sources that are no report, with the message that says why. */
  badFiles: z.array(z.object({ file: z.string(), message: z.string(), advice: z.string() })),
});

/** What a build was made of and with, and what it consists of. The last file written into its folder. */
export type Manifest = z.infer<typeof manifestSchema>;

/** A source that is no report. */
export type BadFile = Manifest['badFiles'][number];

export const MANIFEST_FILE = 'manifest.json';
const REBUILD = 'Run `npm run rebuild` to make a new one.';

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A file's size and SHA-256, read piece by piece: some are larger than a buffer may be. */
export function fileSum(file: string): { bytes: number; sha256: string } {
  const descriptor = openSync(file, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(PIECE);
    let bytes = 0;
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
      hash.update(buffer.subarray(0, read));
      bytes += read;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The id of the build that these sources, versions and model make: the same input is the same build.
 * @param sources a value by name; another value means another source
 */
export function buildIdOf(sources: Record<string, string>, modelChecksum: string): string {
  const files = Object.keys(sources)
    .sort()
    .map((file) => [file, sources[file]]);
  return sha256Of(JSON.stringify([VERSIONS, modelChecksum, files])).slice(0, 12);
}

/** Bytes that are read at once. */
const PIECE = 2 ** 22;

/**
 * Tables up to this size are read whole when a build is opened; of larger ones only the size is checked then, so that a
 * large build opens in seconds. The graph is always read whole: hnswlib can crash on a damaged one.
 */
const MOST_READ = 2 ** 28;

/**
 * Reads and checks the manifest of a build, and its files against it.
 * @param isThorough whether large tables are read whole, too
 * @throws KaojuError `damaged_build`, or `other_build` where another version made it
 */
export function readManifest(folder: string, isThorough = false): Manifest {
  const manifest = parseManifest(folder);
  const differing = Object.entries(VERSIONS).filter(
    ([name, version]) => manifest.versions[name as 'format'] !== version,
  );
  if (differing.length > 0) {
    const names = differing.map(([name, version]) => `${name} ${manifest.versions[name as 'format']}, not ${version}`);
    throw new KaojuError(
      'other_build',
      `Build ${manifest.build} was made by another version of this program (${names.join('; ')}).`,
      'Run `npm run rebuild` to bring it up to date.',
    );
  }
  for (const [file, sum] of Object.entries(manifest.files)) checkFile(folder, manifest.build, file, sum, isThorough);
  return manifest;
}

function parseManifest(folder: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')));
  } catch (error) {
    const cause = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new KaojuError('damaged_build', `The build in ${folder} has no readable manifest: ${cause}`, REBUILD, {
      cause: error,
    });
  }
}

type FileSum = Manifest['files'][string];

function checkFile(folder: string, build: string, file: string, sum: FileSum, isThorough: boolean): void {
  const isQuick = !isThorough && file.endsWith('.sqlite') && sum.bytes > MOST_READ;
  let found: Partial<FileSum>;
  try {
    found = isQuick ? { bytes: statSync(join(folder, file)).size } : fileSum(join(folder, file));
  } catch (error) {
    throw new KaojuError('damaged_build', `Build ${build} lacks ${file}: ${messageOf(error)}`, REBUILD, {
      cause: error,
    });
  }
  if (found.bytes !== sum.bytes || (!isQuick && found.sha256 !== sum.sha256))
    throw new KaojuError('damaged_build', `Build ${build} is damaged: ${file} differs from its checksum.`, REBUILD);
}
