/** Turns texts into unit-length vectors. The same text always yields the same vector, bit for bit. */
export interface Embedder {
  readonly model: EmbeddingModel;
  /** One text at a time: vectors of a batch depend on their neighbours. */
  embed(text: string, role: 'query' | 'passage'): Promise<Float32Array>;
}

/** The model that made a vector, as a build's manifest names it. */
export interface EmbeddingModel {
  id: string;
  /** Length of a vector. */
  dimension: number;
  /** SHA-256 over the model's files, hexadecimal. */
  checksum: string;
}
