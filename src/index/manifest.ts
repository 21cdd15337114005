import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KaojuError, messageOf } from '../errors.ts';
import { WORDS_VERSION } from '../language/words.ts';
import { SPLITTING_VERSION } from '../passages/split.ts';
import { CLEANING_VERSION } from '../reports/clean.ts';

/** Format of a build's files; raised when they change. */
const FORMAT_VERSION = 6;

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
  /** SHA-256 of every other file of the build. */
  files: z.record(z.string(), z.string()),
  /** SHA-256 of every report file, by path relative to the reports folder. */
  sources: z.record(z.string(), z.string()),
  /** Files of the folder that are no report, with the message that says why. */
  badFiles: z.array(z.object({ message: z.string(), advice: z.string() })),
});

/** What a build was made of and with, and what it consists of. The last file written into its folder. */
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST_FILE = 'manifest.json';
const REBUILD = 'Run `npm run rebuild` to make a new one.';

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The id of the build that these sources, versions and model make: the same input is the same build.
 * @param sources SHA-256 by path
 */
export function buildIdOf(sources: Record<string, string>, modelChecksum: string): string {
  const files = Object.keys(sources)
    .sort()
    .map((file) => [file, sources[file]]);
  return sha256Of(JSON.stringify([VERSIONS, modelChecksum, files])).slice(0, 12);
}

/**
 * Reads and checks the manifest of a build.
 * @throws KaojuError `damaged_build`, or `other_build` where another version made it
 */
export function readManifest(folder: string): Manifest {
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
  for (const [file, sum] of Object.entries(manifest.files)) checkFile(folder, manifest.build, file, sum);
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

function checkFile(folder: string, build: string, file: string, sum: string): void {
  let found: string;
  try {
    found = sha256Of(readFileSync(join(folder, file)));
  } catch (error) {
    throw new KaojuError('damaged_build', `Build ${build} lacks ${file}: ${messageOf(error)}`, REBUILD, {
      cause: error,
    });
  }
  if (found !== sum)
    throw new KaojuError('damaged_build', `Build ${build} is damaged: ${file} differs from its checksum.`, REBUILD);
}
