import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of one of the lists in this folder that people may extend; empty ones and remarks (#) are left out. */
export function readLines(file: string): string[] {
  const lines = readFileSync(join(import.meta.dirname, file), 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
