import { followParent } from '../child.ts';
import { KaojuError, messageOf } from '../errors.ts';
import type { Job, Result } from './pool.ts';
import { loadEmbedder, type ModelLocation } from './transformers.ts';

/** A process that embeds for another one: see pool.ts. */
const answer = (result: Result) => process.send?.(result);

function tell(error: unknown): void {
  answer({ message: messageOf(error), ...(error instanceof KaojuError ? { advice: error.advice } : {}) });
}

async function work(location: ModelLocation): Promise<void> {
  const embedder = await loadEmbedder(location);
  process.on('message', ({ text, role }: Job) => {
    embedder.embed(text, role).then((vector) => answer({ vector }), tell);
  });
  answer({ model: embedder.model });
}

followParent();
process.once('message', (location: ModelLocation) => {
  work(location).catch(tell);
});
