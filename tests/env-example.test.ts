import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import dotenv from 'dotenv';
import { expect, test } from 'vitest';
import { PROGRAM_DIR, readConfig } from '../src/config.ts';

const example = dotenv.parse(readFileSync(join(PROGRAM_DIR, '.env.example')));

test('.env.example shows every setting with its default', () => {
  const { REPORTS_DIR, EMBEDDINGS_DIR, ...rest } = example;
  expect({ REPORTS_DIR, EMBEDDINGS_DIR }).toEqual({ REPORTS_DIR: 'seeds', EMBEDDINGS_DIR: 'embeddings' });
  expect(readConfig(rest)).toEqual(readConfig({}));
});

test('.env.example names every setting that the program reads', () => {
  const source = readFileSync(join(PROGRAM_DIR, 'src', 'config.ts'), 'utf8');
  const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gmu)].map((match) => match[1]);
  expect(Object.keys(example).sort()).toEqual(names.sort());
});
