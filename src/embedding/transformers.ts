import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { KaojuError, messageOf } from '../errors.ts';
import type { Embedder } from './embedder.ts';
import { familyOf, readModel } from './models.ts';

export interface ModelLocation {
  /** Folder name below `modelsDir`, or a name on the model hub. */
  id: string;
  /** Where models are kept; one that is fetched is stored there, too. */
  modelsDir: string;
  /** Base address of the hub or a mirror of it; without it nothing is ever fetched. */
  host?: string | undefined;
}

/**
 * Loads an embedding model with ONNX Runtime. A model whose folder is below `modelsDir` is read from there; any other
 * is fetched once from the hub.
 * @throws KaojuError `bad_model`
 */
export async function loadEmbedder({ id, modelsDir, host }: ModelLocation): Promise<Embedder> {
  const folder = join(modelsDir, id);
  const isHere = existsSync(join(folder, 'config.json'));
  if (!isHere && !id.includes('/')) throw missingModel(id, modelsDir);
  const local = isHere ? readModel(id, folder) : undefined;
  const { env, pipeline } = await import('@xenova/transformers');
  env.localModelPath = modelsDir;
  env.allowLocalModels = true;
  env.allowRemoteModels = !isHere;
  env.cacheDir = modelsDir;
  if (host) env.remoteHost = host;
  const family = familyOf(id);
  try {
    const extract = await pipeline('feature-extraction', id);
    const model = local ?? readModel(id, folder);
    return {
      model,
      async embed(text, role) {
        // ONNX Runtime works on this thread: without a turn of the event loop in between, a long row of texts keeps
        // Ctrl-C, and everybody else, waiting.
        await nextTurn();
        const output = await extract(family[role] + text, { pooling: family.pooling, normalize: true });
        return Float32Array.from(output.data as Float32Array);
      },
    };
  } catch (error) {
    if (error instanceof KaojuError) throw error;
    throw new KaojuError(
      'bad_model',
      `The embedding model ${id} could not be ${isHere ? `loaded from ${folder}` : `fetched from ${env.remoteHost}`}: ${messageOf(error)}`,
      isHere
        ? 'Restore the folder (git checkout -- embeddings/models).'
        : 'Check EMBEDDING_MODEL, and MODEL_HOST where the model hub is out of reach.',
      { cause: error },
    );
  }
}

function missingModel(id: string, modelsDir: string): KaojuError {
  const here = existsSync(modelsDir) ? readdirSync(modelsDir).join(', ') : 'nothing';
  return new KaojuError(
    'bad_model',
    `There is no embedding model ${JSON.stringify(id)} in ${modelsDir} (there is: ${here}).`,
    'Set EMBEDDING_MODEL to one that is there, or to a name on the model hub such as Xenova/multilingual-e5-small.',
  );
}
