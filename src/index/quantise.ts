/** Bytes in front of each packed vector: its scale, as a little-endian float32. */
const HEAD = 4;

/**
 * Packs unit-length vectors into one byte a component: each is stored as its largest component / 127 and the rounded
 * multiples of that. A dot product with q changes by at most max / 254 · ‖q‖₁.
 */
export function packVectors(vectors: readonly Float32Array[]): Buffer {
  const dimension = vectors[0]?.length ?? 0;
  const width = HEAD + dimension;
  const packed = Buffer.alloc(width * vectors.length);
  for (let row = 0; row < vectors.length; row++) {
    const vector = vectors[row] as Float32Array;
    let most = 0;
    for (let at = 0; at < dimension; at++) most = Math.max(most, Math.abs(vector[at] as number));
    const scale = most / 127 || 1;
    const inverse = 1 / scale;
    const from = row * width;
    packed.writeFloatLE(scale, from);
    const components = new Int8Array(packed.buffer, packed.byteOffset + from + HEAD, dimension);
    for (let at = 0; at < dimension; at++) components[at] = Math.round((vector[at] as number) * inverse);
  }
  return packed;
}

/** Packed vectors by their place, held in memory. */
export class PackedVectors {
  readonly #packed: Buffer;
  readonly #components: Int8Array;
  readonly #dimension: number;

  constructor(packed: Buffer, dimension: number) {
    this.#packed = packed;
    this.#components = new Int8Array(packed.buffer, packed.byteOffset, packed.byteLength);
    this.#dimension = dimension;
  }

  /** Number of vectors. */
  get size(): number {
    return this.#packed.length / (HEAD + this.#dimension);
  }

  /** Dot product of a vector and the packed one at a place. */
  similarity(place: number, vector: Float32Array): number {
    const from = place * (HEAD + this.#dimension);
    const first = from + HEAD;
    const components = this.#components;
    const end = this.#dimension - (this.#dimension % 4);
    // Four sums at a time, which do not wait for each other.
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let at = 0; at < end; at += 4) {
      a += (components[first + at] as number) * (vector[at] as number);
      b += (components[first + at + 1] as number) * (vector[at + 1] as number);
      c += (components[first + at + 2] as number) * (vector[at + 2] as number);
      d += (components[first + at + 3] as number) * (vector[at + 3] as number);
    }
    for (let at = end; at < this.#dimension; at++) a += (components[first + at] as number) * (vector[at] as number);
    return (a + b + c + d) * this.#packed.readFloatLE(from);
  }

  /** The `limit` nearest to a vector of the labels given, nearest first; ties as they were given. */
  nearest(labels: Iterable<number>, vector: Float32Array, limit: number): Near[] {
    const found: Near[] = [];
    for (const label of labels) {
      const similarity = this.similarity(label, vector);
      if (found.length === limit && similarity <= (found.at(-1) as Near).similarity) continue;
      let at = found.length;
      while (at > 0 && (found[at - 1] as Near).similarity < similarity) at--;
      found.splice(at, 0, { label, similarity });
      if (found.length > limit) found.pop();
    }
    return found;
  }
}

/** A place and its dot product with a vector. */
interface Near {
  label: number;
  similarity: number;
}

/** Dot products of a vector and each packed one, in order. */
export function similarities(packed: Buffer, vector: Float32Array): number[] {
  const vectors = new PackedVectors(packed, vector.length);
  return Array.from({ length: Math.floor(vectors.size) }, (_, place) => vectors.similarity(place, vector));
}
