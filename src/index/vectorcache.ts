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
  readonly #has: Database.Statement<[string]>;
  readonly #put: Database.Statement<[string, Buffer]>;
  readonly #checksum: string;

  constructor(embeddingsDir: string, modelChecksum: string) {
    mkdirSync(embeddingsDir, { recursive: true });
    this.#checksum = modelChecksum;
    this.#database = openDatabase(join(embeddingsDir, 'vectors.sqlite'));
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = NORMAL');
    this.#database.exec(
      'CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID',
    );
    this.#get = this.#database.prepare('SELECT vector FROM vectors WHERE key = ?');
    this.#has = this.#database.prepare('SELECT 1 FROM vectors WHERE key = ?');
    this.#put = this.#database.prepare('INSERT OR REPLACE INTO vectors VALUES (?, ?)');
  }

  #key(text: string): string {
    return createHash('sha256').update(this.#checksum).update('\0').update(text).digest('hex');
  }

  get(text: string): Float32Array | undefined {
    const row = this.#get.get(this.#key(text)) as { vector: Buffer } | undefined;
    return row && new Float32Array(Uint8Array.from(row.vector).buffer);
  }

  has(text: string): boolean {
    return this.#has.get(this.#key(text)) !== undefined;
  }

  /** Stores a vector at once: what was embedded is never lost. */
  put(text: string, vector: Float32Array): void {
    this.#put.run(this.#key(text), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
  }

  /** Forgets what none of the texts needs, once that is more than half: text that comes back soon is still known. */
  forgetUnused(texts: Iterable<string>): void {
    const wanted = new Set([...texts].map((text) => this.#key(text)));
    const keys = this.#database.prepare('SELECT key FROM vectors').pluck().all() as string[];
    const unused = keys.filter((key) => !wanted.has(key));
    if (unused.length <= wanted.size) return;
    const remove = this.#database.prepare('DELETE FROM vectors WHERE key = ?');
    this.#database.transaction(() => {
      for (const key of unused) remove.run(key);
    })();
  }

  close(): void {
    this.#database.close();
  }
}
