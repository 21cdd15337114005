import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from './sqlite.ts';

/**
 * Every vector ever embedded, by model and text, in `<embeddings>/vectors.sqlite` (little-endian float32). It outlives
 * builds, so that only new text is embedded, and an interrupted rebuild goes on where it was.
 */
export class VectorCache {
  readonly #database: Database.Database;
  readonly #get: Database.Statement<[string]>;
  readonly #put: Database.Statement<[string, Buffer]>;
  readonly #checksum: string;

  constructor(embeddingsDir: string, modelChecksum: string) {
    mkdirSync(embeddingsDir, { recursive: true });
    this.#checksum = modelChecksum;
    this.#database = openDatabase(join(embeddingsDir, 'vectors.sqlite'));
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = NORMAL');
    this.#database.exec('CREATE TABLE IF NOT EXISTS vectors (key TEXT NOT NULL UNIQUE, vector BLOB NOT NULL)');
    this.#get = this.#database.prepare('SELECT vector FROM vectors WHERE key = ?');
    this.#put = this.#database.prepare('INSERT OR REPLACE INTO vectors VALUES (?, ?)');
  }

  #key(text: string): string {
    return createHash('sha256').update(this.#checksum).update('\0').update(text).digest('hex');
  }

  /** The vector of a text, or undefined where it was never embedded or what is there is no unit-length vector. */
  get(text: string): Float32Array | undefined {
    const row = this.#get.get(this.#key(text)) as { vector: Buffer } | undefined;
    if (!row || row.vector.byteLength % Float32Array.BYTES_PER_ELEMENT !== 0) return undefined;
    const vector = new Float32Array(Uint8Array.from(row.vector).buffer);
    return isUnit(vector) ? vector : undefined;
  }

  /** Stores a vector at once: what was embedded is never lost. */
  put(text: string, vector: Float32Array): void {
    this.#put.run(this.#key(text), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
  }

  /** Number of vectors. */
  get size(): number {
    return this.#database.prepare('SELECT count(key) FROM vectors').pluck().get() as number;
  }

  /** Forgets all but the vectors of these texts, once that is more than half: text that comes back soon is still known. */
  forgetAllBut(texts: Iterable<string>): void {
    this.#database.transaction(() => {
      this.#database.exec('CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY) WITHOUT ROWID');
      const want = this.#database.prepare('INSERT OR IGNORE INTO wanted VALUES (?)');
      let wanted = 0;
      for (const text of texts) wanted += want.run(this.#key(text)).changes;
      if (this.size > 2 * wanted) this.#database.exec('DELETE FROM vectors WHERE key NOT IN (SELECT key FROM wanted)');
      this.#database.exec('DROP TABLE wanted');
    })();
  }

  close(): void {
    this.#database.close();
  }
}

/** How far the square of a unit vector's length may be from 1: float32 components are exact to seven digits. */
const TOLERANCE = 1e-3;

function isUnit(vector: Float32Array): boolean {
  let sum = 0;
  for (let at = 0; at < vector.length; at++) sum += (vector[at] as number) ** 2;
  return Math.abs(sum - 1) <= TOLERANCE;
}
