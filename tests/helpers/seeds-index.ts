import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../src/config.ts';
import { rebuild } from '../../src/rebuild.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Embeddings folder with an index of the seeds, made with the bundled model; to be copied, not used. */
    seedsIndex: string;
  }
}

/** Embeds the seeds once for all test files of a run. */
export default async function setup(project: TestProject): Promise<() => void> {
  const embeddings = mkdtempSync(join(tmpdir(), 'kaoju-seeds-'));
  await rebuild(readConfig({}, { embeddings }));
  project.provide('seedsIndex', embeddings);
  return () => rmSync(embeddings, { recursive: true, force: true });
}
