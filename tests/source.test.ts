import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTables } from '../src/index/open.ts';
import type { Tables } from '../src/index/tables.ts';
import { rebuild } from '../src/rebuild.ts';
import { readSource, verifyPassages } from '../src/source.ts';
import { fakeEmbedder } from './helpers/fakes.ts';
import { copyWorkspace, makeWorkspace, REPORTS, type Workspace } from './helpers/workspace.ts';

const built = makeWorkspace();
let tables: Tables;
let workspace: Workspace;

beforeAll(async () => {
  await rebuild(built.config, { load: async () => fakeEmbedder() });
  tables = openTables(built.config.embeddingsDir);
});
beforeEach(() => {
  workspace = copyWorkspace(built);
});
afterAll(() => tables.close());

const verify = () => verifyPassages(tables, workspace.config.reportsDir);

test('Every passage of a fresh build stands in its file', async () => {
  expect(await verify()).toEqual({ passages: 9, differences: [] });
});

test('A changed passage, and all whose place moved behind it, are listed with what stands there now', async () => {
  workspace.write('wuhan.txt', REPORTS['wuhan.txt'].replace('300个', '3000个'));
  expect(await verify()).toEqual({
    passages: 9,
    differences: [
      'a6b295f49e:3 (wuhan.txt:3): the source has ",改造老旧小区3000个,让群众得到实惠" where the passage has ",改造老旧小区300个,让群众得到实惠。"',
    ],
  });
  workspace.write('wuhan.txt', `\n${REPORTS['wuhan.txt']}`);
  expect((await verify()).differences).toHaveLength(3);
});

test('All passages of a file that vanished are listed', async () => {
  workspace.remove('linzhi.txt');
  expect(await verify()).toEqual({
    passages: 9,
    differences: [1, 2, 3].map((number) =>
      expect.stringMatching(
        new RegExp(`^1afe7ad63c:${number} \\(linzhi\\.txt:\\d\\): linzhi\\.txt: cannot be read: ENOENT`, 'u'),
      ),
    ),
  });
});

test('All passages of a file that is no text any more are listed', async () => {
  workspace.write(
    'linzhi.txt',
    Uint8Array.from({ length: 400 }, (_, at) => (at * 89 + 7) % 256),
  );
  expect((await verify()).differences.map((line) => line.split(': ')[2])).toEqual(
    Array.from({ length: 3 }, () => expect.stringMatching(/^not a text in utf-8/u)),
  );
});

test('A source says whether its file is the one that was built', async () => {
  const { reportsDir } = workspace.config;
  const report = tables.reports[2] as (typeof tables.reports)[number];
  expect(await readSource(reportsDir, report)).toEqual({ raw: REPORTS['wuhan.txt'], isUnchanged: true });
  workspace.write('wuhan.txt', '改了');
  expect(await readSource(reportsDir, report)).toEqual({ raw: '改了', isUnchanged: false });
  workspace.remove('wuhan.txt');
  expect(await readSource(reportsDir, report)).toEqual({
    problem: expect.stringMatching(/^wuhan\.txt: cannot be read: ENOENT/u),
  });
});
