import { KaojuError } from '../errors.ts';
import type { Embedder } from './embedder.ts';

/**
 * Embeds texts one after the other, or by several embedders at once: each takes the next text as it ends one.
 * @param take is given each vector as soon as it is there
 * @throws KaojuError `interrupted` once the signal fired; what was taken by then is all that is done
 */
export async function embedAll(
  embedders: readonly Embedder[],
  texts: readonly string[],
  take: (text: string, vector: Float32Array, done: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let [next, done] = [0, 0];
  const work = async (embedder: Embedder) => {
    while (next < texts.length && !signal?.aborted) {
      const text = texts[next++] as string;
      const vector = await embedder.embed(text, 'passage');
      take(text, vector, ++done);
    }
  };
  await Promise.all(embedders.map(work));
  if (done < texts.length)
    throw new KaojuError(
      'interrupted',
      `Stopped: ${done} of ${texts.length} new texts are embedded and kept.`,
      'Run the same command again to go on from there.',
    );
}
