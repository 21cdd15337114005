import { closeSync, openSync, writeSync } from 'node:fs';
import { packVectors } from './quantise.ts';

/** Writes the vectors of new passages, in any order, to two files: packed for the build, and whole for the graph that is made of them. */
export class VectorFiles {
  readonly #packed: number;
  readonly #whole: number;
  readonly #first: number;
  #isClosed = false;

  /** @param first the label of the first new passage: where the packed file is added to, and where the other begins */
  constructor(packed: string, whole: string, first: number) {
    this.#packed = openSync(packed, first === 0 ? 'w' : 'r+');
    this.#whole = openSync(whole, 'w');
    this.#first = first;
  }

  put(label: number, vector: Float32Array): void {
    const { buffer, byteOffset, byteLength } = vector;
    const packed = packVectors([vector]);
    writeSync(this.#packed, packed, 0, packed.length, label * packed.length);
    const at = (label - this.#first) * byteLength;
    writeSync(this.#whole, new Uint8Array(buffer, byteOffset, byteLength), 0, byteLength, at);
  }

  /** May be called again. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeSync(this.#packed);
    closeSync(this.#whole);
  }
}
