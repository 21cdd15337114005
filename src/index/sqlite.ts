import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';

/**
 * Oldest Node.js that better-sqlite3 13 runs on. It is built on Node-API; version 12, which Node 20 needs, aborts the
 * process on Node 24.19 and newer (https://github.com/nodejs/node/issues/65446).
 */
const OLDEST_FOR_13 = 22;

const major = Number(process.versions.node.split('.')[0]);
const require = createRequire(import.meta.url);
const Driver = require(major >= OLDEST_FOR_13 ? 'better-sqlite3-13' : 'better-sqlite3') as typeof Database;

export type { Database };

/** Bytes of a file that are read without copying; SQLite caps it at 2 GiB. */
const MAPPED = 2 ** 31;

/**
 * Opens an SQLite file (`:memory:` for none) with the better-sqlite3 that this Node.js can run. One that is only read is
 * mapped into memory; one that is written is not, so that a build takes no more memory than it needs.
 */
export function openDatabase(file: string, options?: Database.Options): Database.Database {
  const database = new Driver(file, options);
  if (options?.readonly) database.pragma(`mmap_size = ${MAPPED}`);
  return database;
}
