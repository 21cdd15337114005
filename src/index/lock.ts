import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KaojuError } from '../errors.ts';

/**
 * Makes this process the only one that builds in a folder. The lock names its process, so that one left by a process that
 * was killed does not count.
 * @returns the function that gives the lock back
 * @throws KaojuError `busy`
 */
export function lockEmbeddings(embeddingsDir: string): () => void {
  mkdirSync(embeddingsDir, { recursive: true });
  const file = join(embeddingsDir, 'rebuild.lock');
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner !== process.pid && isRunning(owner))
      throw new KaojuError(
        'busy',
        `Another rebuild (process ${owner}) is writing to ${embeddingsDir}.`,
        'Wait until it ends, or end it.',
      );
    writeFileSync(file, `${process.pid}\n`);
  }
  return () => rmSync(file, { force: true });
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
