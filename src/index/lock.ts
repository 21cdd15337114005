import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { KaojuError } from '../errors.ts';

/** Locks that this process holds. */
const held = new Set<string>();

/** How often a process shows that it still holds a lock, and when one that does not is taken for gone, in ms. */
const BEAT = { every: 10_000, missed: 10 * 60_000 };

/**
 * Makes this process the only one that builds in a folder. The lock names its process, so that one left by a process that
 * was killed does not count; nor does one that nobody touched for ten minutes, for its number may be another process's by now.
 * @returns the function that gives the lock back
 * @throws KaojuError `busy`
 */
export function lockEmbeddings(embeddingsDir: string): () => void {
  mkdirSync(embeddingsDir, { recursive: true });
  const file = join(embeddingsDir, 'rebuild.lock');
  const mine = `${file}.${process.pid}`;
  // A link comes into being whole: nobody ever reads a lock without its process id.
  writeFileSync(mine, `${process.pid}\n`);
  try {
    if (!tryLink(mine, file)) {
      const owner = ownerOf(file);
      if (
        held.has(file) ||
        (owner !== process.pid && isRunning(owner) && Date.now() - statSync(file).mtimeMs < BEAT.missed)
      )
        throw new KaojuError(
          'busy',
          `Another rebuild (process ${owner}) is writing to ${embeddingsDir}.`,
          'Wait until it ends, or end it.',
        );
      renameSync(mine, file);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  held.add(file);
  const beat = setInterval(() => {
    if (ownerOf(file) === process.pid) utimesSync(file, new Date(), new Date());
  }, BEAT.every);
  beat.unref();
  return () => {
    clearInterval(beat);
    held.delete(file);
    if (ownerOf(file) === process.pid) rmSync(file, { force: true });
  };
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Process id in a lock; NaN where it is gone. */
function ownerOf(file: string): number {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
