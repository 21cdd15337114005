/** Bytes in front of each packed vector: its scale, as a little-endian float32. */
const HEAD = 4;

/**
 * Packs unit-length vectors into one byte a component: each is stored as its largest component / 127 and the rounded
 * multiples of that. A dot product with q changes by at most max / 254 · ‖q‖₁.
 */
export function packVectors(vectors: readonly Float32Array[]): Buffer {
  const width = HEAD + (vectors[0]?.length ?? 0);
  const packed = Buffer.alloc(width * vectors.length);
  for (const [row, vector] of vectors.entries()) {
    const scale = vector.reduce((most, component) => Math.max(most, Math.abs(component)), 0) / 127 || 1;
    packed.writeFloatLE(scale, row * width);
    for (const [at, component] of vector.entries())
      packed.writeInt8(Math.round(component / scale), row * width + HEAD + at);
  }
  return packed;
}

/** Packed vectors by their place, held in memory. */
export class PackedVectors {
  readonly #packed: Buffer;
  readonly #width: number;

  constructor(packed: Buffer, dimension: number) {
    this.#packed = packed;
    this.#width = HEAD + dimension;
  }

  /** Number of vectors. */
  get size(): number {
    return this.#packed.length / this.#width;
  }

  /** Dot product of a vector and the packed one at a place. */
  similarity(place: number, vector: Float32Array): number {
    const [from, to] = [place * this.#width, (place + 1) * this.#width];
    return similarities(this.#packed.subarray(from, to), vector)[0] ?? 0;
  }
}

/** Dot products of a vector and each packed one. */
export function similarities(packed: Buffer, vector: Float32Array): number[] {
  const dimension = vector.length;
  const width = HEAD + dimension;
  const found: number[] = [];
  for (let from = 0; from + width <= packed.length; from += width) {
    const components = new Int8Array(packed.buffer, packed.byteOffset + from + HEAD, dimension);
    let sum = 0;
    for (let at = 0; at < dimension; at++) sum += (components[at] as number) * (vector[at] as number);
    found.push(sum * packed.readFloatLE(from));
  }
  return found;
}
