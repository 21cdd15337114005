import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROGRAM_DIR, readConfig } from '../src/config.ts';

const program = (...parts: string[]) => join(PROGRAM_DIR, ...parts);

test('Without settings the folders and the model are the program’s own', () => {
  expect(readConfig({})).toMatchObject({
    discord: { token: '', apiUrl: 'https://discord.com/api', deploys: true, rateLimits: { user: 60, server: 3000 } },
    reportsDir: program('seeds'),
    embeddingsDir: program('embeddings'),
    modelsDir: program('embeddings', 'models'),
    modelId: 'multilingual-e5-small-zh-en',
    modelHost: undefined,
  });
});

test('An empty variable counts as unset', () => {
  const empty = { REPORTS_DIR: '', EMBEDDINGS_DIR: ' ', EMBEDDING_MODEL: '', MODEL_HOST: '', DISCORD_TOKEN: '' };
  expect(readConfig(empty)).toEqual(readConfig({}));
});

describe('folders', () => {
  test('that are named are relative to the folder the command runs in', () => {
    const { reportsDir, embeddingsDir } = readConfig({ REPORTS_DIR: 'a', EMBEDDINGS_DIR: '/b' });
    expect({ reportsDir, embeddingsDir }).toEqual({ reportsDir: join(process.cwd(), 'a'), embeddingsDir: '/b' });
  });

  test('of flags win over those of the environment', () => {
    const environment = { REPORTS_DIR: '/a', EMBEDDINGS_DIR: '/b' };
    const { reportsDir, embeddingsDir } = readConfig(environment, { reports: '/c', embeddings: undefined });
    expect({ reportsDir, embeddingsDir }).toEqual({ reportsDir: '/c', embeddingsDir: '/b' });
  });

  test('of the bundled model do not depend on them', () => {
    expect(readConfig({}, { embeddings: '/nowhere' }).modelsDir).toBe(program('embeddings', 'models'));
  });
});

test('A setting that is not valid is named with its value', () => {
  expect(() => readConfig({ MODEL_HOST: 'no address' })).toThrow(
    expect.objectContaining({
      code: 'bad_setting',
      exitCode: 2,
      message: expect.stringMatching(/^The setting MODEL_HOST="no address" is not valid: /u),
    }),
  );
});
