import type { Embedder } from '../../src/embedding/embedder.ts';
import { fold } from '../../src/language/fold.ts';

const DIMENSION = 32;

/** An embedder without a model: texts with the same character pairs are near each other. */
export interface FakeEmbedder extends Embedder {
  /** Every text that was embedded, in order. */
  readonly embedded: string[];
}

/** @param checksum what tells this model from another */
export function fakeEmbedder(checksum = 'f'.repeat(64)): FakeEmbedder {
  const embedded: string[] = [];
  return {
    model: { id: 'fake', dimension: DIMENSION, checksum },
    embedded,
    async embed(text) {
      embedded.push(text);
      return fakeVector(text);
    },
  };
}

/** Unit-length vector of hashed character pairs of the folded text. */
export function fakeVector(text: string): Float32Array {
  const folded = fold(text);
  const vector = new Float32Array(DIMENSION);
  vector[0] = 1;
  for (let at = 0; at + 1 < folded.length; at++) {
    const hash = Math.imul(folded.charCodeAt(at) * 31 + folded.charCodeAt(at + 1), 0x9e3779b1) >>> 0;
    const slot = hash % DIMENSION;
    vector[slot] = (vector[slot] ?? 0) + (hash & 0x10000 ? 1 : -1);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((component) => component / length);
}
