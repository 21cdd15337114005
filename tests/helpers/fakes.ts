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

/** What all vectors have in common, so that cosines lie where those of e5 do, around 0.85. */
const COMMON = 0.85;

/** Unit-length vector of hashed character pairs of the folded text. */
export function fakeVector(text: string): Float32Array {
  const folded = fold(text);
  const vector = new Float32Array(DIMENSION);
  for (let at = 0; at + 1 < folded.length; at++) {
    const hash = Math.imul(folded.charCodeAt(at) * 31 + folded.charCodeAt(at + 1), 0x9e3779b1) >>> 8;
    const slot = 1 + ((hash >>> 1) % (DIMENSION - 1));
    vector[slot] = (vector[slot] ?? 0) + (hash & 1 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  if (length === 0) return Float32Array.from(vector, (_, slot) => (slot === 0 ? 1 : 0));
  const scale = Math.sqrt(1 - COMMON) / length;
  return Float32Array.from(vector, (component, slot) => (slot === 0 ? Math.sqrt(COMMON) : component * scale));
}
