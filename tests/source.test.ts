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

test('The reports of a .jsonl file are checked line by line', async () => {
  const lines = Object.entries(REPORTS).map(([id, text]) => JSON.stringify({ id, text }));
  const { config, write } = makeWorkspace({ 'all.jsonl': lines.join('\n') });
  await rebuild(config, { load: async () => fakeEmbedder() });
  const built = openTables(config.embeddingsDir);
  expect(await verifyPassages(built, config.reportsDir)).toEqual({ passages: 9, differences: [] });
  write('all.jsonl', lines.slice(1).join('\n').replace('300个', '3000个'));
  const { differences } = await verifyPassages(built, config.reportsDir);
  expect(differences.map((line) => line.slice(line.indexOf('(')))).toEqual([
    expect.stringMatching(/^\(all\.jsonl#wuhan\.txt:3\): the source has .*3000个/u),
    ...[1, 2, 3].map(() =>
      expect.stringMatching(/^\(all\.jsonl#linzhi\.txt:\d\): .*there is no such report in all\.jsonl/u),
    ),
  ]);
  built.close();
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
