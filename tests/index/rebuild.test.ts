import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BuildOptions, Progress } from '../../src/build.ts';
import type { Config } from '../../src/config.ts';
import { buildFolder, currentBuild, currentFolder } from '../../src/index/builds.ts';
import { readManifest } from '../../src/index/manifest.ts';
import { rebuild } from '../../src/rebuild.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { copyWorkspace, makeWorkspace, REPORTS } from '../helpers/workspace.ts';

const CHANGED = REPORTS['wuhan.txt'].replace('充电桩1.2万个', '充电桩3万个');

/** Rebuilds with a fake model; tells what came out, which texts were embedded and how often the model was loaded. */
async function build(config: Config, options: BuildOptions = {}) {
  const embedder = fakeEmbedder();
  let loads = 0;
  const load = async () => {
    loads++;
    return embedder;
  };
  const { build, isNew, reports, passages, badFiles, embedded } = await rebuild(config, { ...options, load });
  return { build, isNew, reports, passages, badFiles, embedded, texts: embedder.embedded, loads };
}

/** Stops the rebuild behind `count` texts. */
function interruptAfter(count: number): BuildOptions {
  const stop = new AbortController();
  return { signal: stop.signal, onProgress: ({ stage, done }) => stage === 'embed' && done === count && stop.abort() };
}

const built = makeWorkspace();
let first: Awaited<ReturnType<typeof build>>;
beforeAll(async () => {
  first = await build(built.config);
});

const builds = (config: Config) => readdirSync(join(config.embeddingsDir, 'builds')).sort();

describe('the first rebuild', () => {
  test('embeds every text once and makes the build the live one', async () => {
    const { config } = built;
    const { texts, ...result } = first;
    const id = currentBuild(config.embeddingsDir);
    expect(result).toEqual({
      build: id,
      isNew: true,
      reports: 3,
      passages: 9,
      badFiles: [],
      embedded: texts.length,
      loads: 1,
    });
    expect(new Set(texts).size).toBe(texts.length);
    expect(builds(config)).toEqual([id]);
    expect(readdirSync(config.embeddingsDir).sort()).toEqual(['builds', 'current', 'vectors.sqlite']);
  });

  test('tells its progress from none to all', async () => {
    const { config } = makeWorkspace({ 'wuhan.txt': REPORTS['wuhan.txt'] });
    const progress: Progress[] = [];
    const { embedded, passages } = await build(config, { onProgress: (one) => progress.push(one) });
    const stage = (stage: Progress['stage'], total: number) =>
      Array.from({ length: total + 1 }, (_, done) => ({ stage, done, total }));
    expect(progress).toEqual([...stage('read', 1), ...stage('embed', embedded), ...stage('write', passages * 2)]);
  });

  test('removes what an unfinished rebuild left', async () => {
    const { config } = makeWorkspace();
    mkdirSync(join(config.embeddingsDir, 'builds', '.unfinished-0123'), { recursive: true });
    writeFileSync(join(config.embeddingsDir, 'builds', '.unfinished-0123', 'vectors.hnsw'), 'half');
    const { build: id } = await build(config);
    expect(builds(config)).toEqual([id]);
  });
});

describe('the next rebuild', () => {
  test('embeds nothing where nothing changed', async () => {
    const { config } = copyWorkspace(built);
    const second = await build(config);
    expect(second).toEqual({ ...first, isNew: false, embedded: 0, texts: [] });
  });

  test('embeds only what is new in a changed file', async () => {
    const { config, write } = copyWorkspace(built);
    write('wuhan.txt', CHANGED);
    const second = await build(config);
    expect(second.build).not.toBe(first.build);
    expect(second.texts).toEqual([
      '优化营商环境工作会议在武汉市召开\n会议指出,要建设全国统一大市场的重要枢纽,推进长江经济带高质量发展,新建充电桩3万个,改造老旧小区300个,让群众得到实惠。',
      '会议指出,要建设全国统一大市场的重要枢纽,推进长江经济带高质量发展,新建充电桩3万个,改造老旧小区300个,让群众得到实惠。',
    ]);
  });

  test('embeds everything with `full`, and makes the same build', async () => {
    const { config } = copyWorkspace(built);
    expect(await build(config, { full: true })).toEqual(first);
  });

  test('makes a damaged build again without embedding anything', async () => {
    const { config } = copyWorkspace(built);
    const folder = currentFolder(config.embeddingsDir);
    writeFileSync(join(folder, 'vectors.hnsw'), 'damaged');
    expect(await build(config)).toEqual({ ...first, embedded: 0, texts: [] });
    expect(readManifest(folder).build).toBe(first.build);
  });

  test('embeds everything where the model is another', async () => {
    const { config } = copyWorkspace(built);
    const other = await rebuild(config, { load: async () => fakeEmbedder('0'.repeat(64)) });
    expect({ isOther: other.build !== first.build, embedded: other.embedded }).toEqual({
      isOther: true,
      embedded: first.embedded,
    });
  });
});

describe('an interrupted rebuild', () => {
  test('keeps what was embedded: the next one embeds only the rest', async () => {
    const { config } = makeWorkspace();
    const stopped = build(config, interruptAfter(5));
    await expect(stopped).rejects.toMatchObject({
      code: 'interrupted',
      message: expect.stringMatching(/^Stopped: 5 of \d+ new texts are embedded and kept\.$/u),
    });
    expect(currentBuild(config.embeddingsDir)).toBeUndefined();
    const rest = await build(config);
    expect(rest.texts).toEqual(first.texts.slice(5));
    expect(rest.build).toBe(first.build);
  });

  test('leaves the live build as it was', async () => {
    const { config, write } = copyWorkspace(built);
    const before = readFileSync(join(currentFolder(config.embeddingsDir), 'manifest.json'), 'utf8');
    write('wuhan.txt', CHANGED);
    await expect(build(config, interruptAfter(1))).rejects.toMatchObject({ code: 'interrupted' });
    expect(currentBuild(config.embeddingsDir)).toBe(first.build);
    expect(builds(config)).toEqual([first.build]);
    expect(readFileSync(join(currentFolder(config.embeddingsDir), 'manifest.json'), 'utf8')).toBe(before);
  });
});

describe('builds', () => {
  test('are the same, byte for byte, for the same reports', async () => {
    const other = makeWorkspace().config;
    await build(other);
    const manifests = [built.config, other].map(({ embeddingsDir }) => readManifest(currentFolder(embeddingsDir)));
    expect(manifests[0]).toEqual(manifests[1]);
  });

  test('are pruned to the one before the live one', async () => {
    const { config, write } = makeWorkspace();
    const ids: string[] = [];
    for (const count of [1, 2, 3]) {
      write('wuhan.txt', REPORTS['wuhan.txt'].replace('300个', `${count}00个`));
      ids.push((await build(config)).build);
    }
    expect(builds(config)).toEqual(ids.slice(1).sort());
    expect(currentBuild(config.embeddingsDir)).toBe(ids[2]);
  });

  test('of earlier reports are taken up again when the reports go back', async () => {
    const { config, write } = copyWorkspace(built);
    write('wuhan.txt', CHANGED);
    const second = await build(config);
    write('wuhan.txt', REPORTS['wuhan.txt']);
    expect(await build(config)).toEqual({ ...first, isNew: false, embedded: 0, texts: [] });
    expect(currentBuild(config.embeddingsDir)).toBe(first.build);
    expect(existsSync(buildFolder(config.embeddingsDir, second.build))).toBe(true);
  });
});
