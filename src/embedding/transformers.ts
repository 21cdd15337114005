import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
  const local = isHere ? readModel(id, folder) : undefined;
  const { env, pipeline } = await import('@xenova/transformers');
  env.localModelPath = modelsDir;
  env.allowLocalModels = true;
  env.allowRemoteModels = !isHere && id.includes('/');
  env.cacheDir = modelsDir;
  if (host) env.remoteHost = host;
  const family = familyOf(id);
  try {
    const extract = await pipeline('feature-extraction', id);
    const model = local ?? readModel(id, folder);
    return {
      model,
      async embed(text, role) {
        const output = await extract(family[role] + text, { pooling: family.pooling, normalize: true });
        return Float32Array.from(output.data as Float32Array);
      },
    };
  } catch (error) {
    if (error instanceof KaojuError) throw error;
    throw new KaojuError(
      'bad_model',
      `The embedding model ${id} could not be loaded${isHere ? ` from ${folder}` : ''}: ${messageOf(error)}`,
      isHere
        ? 'Restore the folder (git checkout -- embeddings/models).'
        : 'Check EMBEDDING_MODEL, and MODEL_HOST where the model hub is out of reach.',
      { cause: error },
    );
  }
}
