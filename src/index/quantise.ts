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

/** Dot products of a vector and each packed one. */
export function similarities(packed: Buffer, vector: Float32Array): number[] {
  const width = HEAD + vector.length;
  const bytes = new Int8Array(packed.buffer, packed.byteOffset, packed.byteLength);
  return Array.from({ length: Math.floor(packed.length / width) }, (_, row) => {
    let sum = 0;
    const from = row * width + HEAD;
    for (let at = 0; at < vector.length; at++) sum += (bytes[from + at] ?? 0) * (vector[at] ?? 0);
    return sum * packed.readFloatLE(row * width);
  });
}
