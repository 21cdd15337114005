import { existsSync } from 'node:fs';
import type { EmbeddingModel } from '../embedding/embedder.ts';
import { KaojuError } from '../errors.ts';
import { buildFolder, currentBuild, makeCurrent } from './builds.ts';
import type { Change } from './changes.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** A finished build that the next one may go on from. */
export interface Base {
  folder: string;
  manifest: Manifest;
}

/** A build is extended while what is dead or new in it is at most this share; beyond, a new one is as soon made, and better. */
const MOST_CHANGED = 0.25;

/** The live build, where it is whole and of this version. */
export function liveBase(embeddingsDir: string): Base | undefined {
  const build = currentBuild(embeddingsDir);
  return build === undefined ? undefined : undamaged(buildFolder(embeddingsDir, build));
}

function undamaged(folder: string, isThorough = false): Base | undefined {
  try {
    return existsSync(folder) ? { folder, manifest: readManifest(folder, isThorough) } : undefined;
  } catch (error) {
    if (error instanceof KaojuError) return undefined;
    throw error;
  }
}

/** The manifest of a build that is complete and undamaged; it is made the live one. */
export function readyBuild(embeddingsDir: string, build: string): Manifest | undefined {
  const ready = undamaged(buildFolder(embeddingsDir, build));
  if (ready && currentBuild(embeddingsDir) !== build) makeCurrent(embeddingsDir, build);
  return ready?.manifest;
}

/** Whether a build is whole to the last byte, of this model, and hardly changed since it was made from nothing. */
export function isExtendable(live: Base | undefined, model: EmbeddingModel, changes: readonly Change[]): boolean {
  if (!live || live.manifest.model.checksum !== model.checksum) return false;
  const changed = changes.filter(({ kind }) => kind !== 'kept').length;
  const dead = 1 - live.manifest.passages / (live.manifest.points || 1);
  // What goes into the new build gets a checksum of its own there: it must be right now.
  return changed / changes.length + dead <= MOST_CHANGED && undamaged(live.folder, true) !== undefined;
}
