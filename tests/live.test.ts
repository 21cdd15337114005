import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../src/config.ts';
import { makeCurrent } from '../src/index/builds.ts';
import { type Live, openLive } from '../src/live.ts';
import { rebuild } from '../src/rebuild.ts';
import { fakeEmbedder } from './helpers/fakes.ts';
import { copyWorkspace, makeWorkspace, type Workspace } from './helpers/workspace.ts';

const NEXT = '0123456789ab';
const built = makeWorkspace();
const load = async () => fakeEmbedder();
await rebuild(built.config, { load });

let workspace: Workspace;
let live: Live;
let swaps: string[];
let problems: unknown[];
beforeEach(async () => {
  workspace = copyWorkspace(built);
  swaps = [];
  problems = [];
  const events = { onSwap: (build: string) => swaps.push(build), onProblem: (error: unknown) => problems.push(error) };
  live = await openLive(workspace.config, events, load);
});
afterEach(() => live.close());

/** Puts a copy of the live build in its place under another name. @param damage what is done to it before */
function publish({ embeddingsDir }: Config, name: string, damage: (folder: string) => void = () => {}): void {
  const builds = join(embeddingsDir, 'builds');
  cpSync(join(builds, live.build), join(builds, name), { recursive: true });
  const file = join(builds, name, 'manifest.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(live.build, name));
  damage(join(builds, name));
  makeCurrent(embeddingsDir, name);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
const buildOf = () => live.use(({ index }) => index.manifest.build);

describe('the live engine', () => {
  it('answers from the build that is current, and gives back what the task gives', async () => {
    expect([await buildOf(), await live.use(() => 7)]).toEqual([live.build, 7]);
    const { citations } = await live.use((engine) => engine.ask({ question: '林芝市2023年接待游客多少人次?' }));
    expect(citations[0]?.file).toBe('linzhi.txt');
  });

  it('hands on the failure of a task, and goes on', async () => {
    await expect(live.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(
      live.use(() => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
    expect(await live.use(() => 7)).toBe(7);
  });

  it('takes up a new build, once', async () => {
    publish(workspace.config, NEXT);
    await until(() => swaps.length > 0);
    expect([live.build, await buildOf(), swaps, problems]).toEqual([NEXT, NEXT, [NEXT], []]);
  });

  it('keeps the build before open for a task that began on it', async () => {
    const old = live.build;
    const first = await live.use(async ({ index }) => {
      publish(workspace.config, NEXT);
      await until(() => swaps.length > 0);
      return [live.build, index.manifest.build, index.tables.passages().length];
    });
    expect(first).toEqual([NEXT, old, 9]);
  });

  it('keeps the build before where the new one is damaged, and says so once', async () => {
    const old = live.build;
    publish(workspace.config, NEXT, (folder) => rmSync(join(folder, 'reports.sqlite')));
    await until(() => problems.length > 0);
    // Another look takes place each second; it must not say the same again.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect([live.build, await buildOf(), swaps, problems]).toEqual([
      old,
      old,
      [],
      [expect.objectContaining({ code: 'damaged_build' })],
    ]);
  });

  it('that is closed lets a task end first', async () => {
    const passages = await live.use(async ({ index }) => {
      live.close();
      await new Promise((resolve) => setImmediate(resolve));
      return index.tables.passages().length;
    });
    expect(passages).toBe(9);
  });
});

it('There is no live engine without a build', async () => {
  const empty = makeWorkspace();
  const opening = openLive(empty.config, { onSwap: () => {}, onProblem: () => {} }, load);
  await expect(opening).rejects.toMatchObject({ code: 'no_build' });
});
