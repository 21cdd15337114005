import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { openEngine } from '../../src/engine.ts';
import { buildFolder, currentBuild } from '../../src/index/builds.ts';
import { openIndex, openTables } from '../../src/index/open.ts';
import { rebuild } from '../../src/rebuild.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { copyWorkspace, makeWorkspace } from '../helpers/workspace.ts';

let config: Config;
let id: string;
let folder: string;

const built = makeWorkspace();
beforeAll(async () => {
  id = (await rebuild(built.config, { load: async () => fakeEmbedder() })).build;
});
beforeEach(() => {
  config = copyWorkspace(built).config;
  folder = buildFolder(config.embeddingsDir, id);
});

function editManifest(edit: (manifest: Record<string, Record<string, unknown>>) => void): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  edit(manifest);
  writeFileSync(file, JSON.stringify(manifest));
}

const open = () => openIndex(config.embeddingsDir);

test('A build is opened with all that was put into it', () => {
  const index = open();
  expect(index.manifest).toMatchObject({ build: id, reports: 3, passages: 9, model: fakeEmbedder().model });
  expect(index.tables.reports.map(({ file }) => file)).toEqual(['linzhi.txt', 'shannan.txt', 'wuhan.txt']);
  expect(index.tables.passages().map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  index.close();
});

describe('what cannot be opened is refused:', () => {
  test('an embeddings folder without a build', () => {
    const empty = makeWorkspace().config.embeddingsDir;
    const expected = { code: 'no_build', message: `There is no index in ${empty} yet.` };
    expect(() => openIndex(empty)).toThrow(expect.objectContaining(expected));
    expect(() => openTables(empty)).toThrow(expect.objectContaining(expected));
  });

  test('a live build whose folder is gone', () => {
    rmSync(folder, { recursive: true });
    const message = `The live build ${id} is gone: ${folder} does not exist.`;
    expect(open).toThrow(expect.objectContaining({ code: 'damaged_build', message }));
    expect(currentBuild(config.embeddingsDir)).toBe(id);
  });

  test.each([
    ['is no JSON', '{"build": '],
    ['lacks what belongs there', '{}'],
    ['is empty', ''],
  ])('a manifest that %s', (_, content) => {
    writeFileSync(join(folder, 'manifest.json'), content);
    const message = expect.stringContaining(`The build in ${folder} has no readable manifest: `);
    expect(open).toThrow(expect.objectContaining({ code: 'damaged_build', message }));
  });

  test('a missing manifest', () => {
    rmSync(join(folder, 'manifest.json'));
    const message = expect.stringContaining(`The build in ${folder} has no readable manifest: ENOENT`);
    expect(open).toThrow(expect.objectContaining({ code: 'damaged_build', message }));
  });

  test('one byte that differs, in any file', () => {
    const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const names = Object.keys(files);
    expect(names.sort()).toEqual([
      'dictionary/dict.utf8',
      'dictionary/idf.utf8',
      'dictionary/stop.utf8',
      'dictionary/user.utf8',
      'english.json',
      'reports.sqlite',
      'vectors.hnsw',
      'vectors.i8',
      'vocabulary.json',
    ]);
    for (const name of names) {
      const whole = readFileSync(join(folder, name));
      const flipped = Buffer.from(whole);
      if (flipped.length === 0) appendFileSync(join(folder, name), '\n');
      else {
        const middle = flipped.length >> 1;
        flipped[middle] = (flipped[middle] ?? 0) ^ 1;
        writeFileSync(join(folder, name), flipped);
      }
      const message = `Build ${id} is damaged: ${name} differs from its checksum.`;
      expect(open).toThrow(expect.objectContaining({ code: 'damaged_build', message }));
      writeFileSync(join(folder, name), whole);
    }
    open().close();
  });

  test('a missing file', () => {
    rmSync(join(folder, 'vectors.hnsw'));
    const message = expect.stringMatching(new RegExp(`^Build ${id} lacks vectors\\.hnsw: ENOENT`, 'u'));
    expect(open).toThrow(expect.objectContaining({ code: 'damaged_build', message }));
  });

  test.each(['format', 'cleaning', 'splitting', 'words'])('a build of another version of %s', (name) => {
    editManifest(({ versions }) => Object.assign(versions ?? {}, { [name]: 999 }));
    const message = expect.stringMatching(
      new RegExp(`^Build ${id} was made by another version of this program \\(${name} 999, not \\d+\\)\\.$`, 'u'),
    );
    expect(open).toThrow(expect.objectContaining({ code: 'other_build', message }));
  });

  test('a build of another model', async () => {
    await expect(openEngine(config, async () => fakeEmbedder('0'.repeat(64)))).rejects.toMatchObject({
      code: 'other_build',
      message: `Build ${id} was made with the model fake (ffffffff…), not fake (00000000…).`,
      advice: 'Run `npm run rebuild`, or set EMBEDDING_MODEL to the model of the build.',
    });
  });
});

test('A model that does not load is the failure of opening', async () => {
  const failure = new Error('no model');
  await expect(openEngine(config, () => Promise.reject(failure))).rejects.toBe(failure);
});
