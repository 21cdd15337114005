import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { openEngine } from '../../src/engine.ts';
import { currentFolder } from '../../src/index/builds.ts';
import { FILES as FILES_OF_BUILD } from '../../src/index/files.ts';
import { readManifest } from '../../src/index/manifest.ts';
import { openTables } from '../../src/index/open.ts';
import { openDatabase } from '../../src/index/sqlite.ts';
import { rebuild } from '../../src/rebuild.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { seedText } from '../helpers/reports.ts';
import { copyWorkspace, makeWorkspace, REPORTS, type Workspace } from '../helpers/workspace.ts';

const CITIES = ['拉萨市', '昌都市', '那曲市', '日喀则市', '武汉市', '长沙市', '南京市', '杭州市', '成都市'];

/** A dozen reports: of each city one with figures of its own, and those of every test. */
const FILES: Record<string, string> = {
  ...REPORTS,
  ...Object.fromEntries(
    CITIES.map((city, at) => [
      `city-${at}.txt`,
      `${city}政府工作报告
——2023年1月${at + 5}日在${city}人民代表大会会议上
一、2022年工作回顾
过去一年,全市地区生产总值达到${at * 37 + 100}亿元,增长${at + 1}.4%,粮食产量${at + 3}万吨,负责单位高原集团、雪域银行。
二、2023年重点工作
今年新增就业${at * 3 + 2}万人,改造老旧小区${at * 11 + 7}个,新建充电桩${at + 1}千个,由高原集团承办,雪域银行支持。
`,
    ]),
  ),
};

const QUESTIONS = [
  '山南市2022年地区生产总值是多少?',
  '充电桩新建多少个?',
  '高原集团、雪域银行做什么?',
  '新增就业5万人',
  '老旧小区改造多少个?',
  '粮食产量',
  '拉萨市2023年新增就业多少人?',
  '喜马拉雅学院',
];

const load = async () => fakeEmbedder();

/** What a build answers, whatever the labels of its passages. */
async function answersOf(config: Config) {
  const engine = await openEngine(config, load);
  try {
    const answers = [];
    for (const question of QUESTIONS) {
      const { status, confidence, citations, nearest } = await engine.ask({ question });
      const cited = (nearest ?? citations).map(({ file, line, score }) => [file, line, score]);
      answers.push({ question, status, confidence, cited });
    }
    return answers;
  } finally {
    engine.close();
  }
}

const manifestOf = ({ embeddingsDir }: Config) => readManifest(currentFolder(embeddingsDir));

function passagesOf({ embeddingsDir }: Config) {
  const tables = openTables(embeddingsDir);
  try {
    return tables.passages().map(({ label, ...passage }) => passage);
  } finally {
    tables.close();
  }
}

/** Tokens of each passage with their frequencies, as the keyword index has them. */
function indexOf(config: Config): Record<string, string[]> {
  const folder = currentFolder(config.embeddingsDir);
  const database = openDatabase(join(folder, FILES_OF_BUILD.tables), { readonly: true });
  const ids = new Map(database.prepare('SELECT label, id FROM passages').raw().all() as [number, string][]);
  const index: Record<string, string[]> = Object.fromEntries([...ids.values()].map((id) => [id, []]));
  const rows = database.prepare('SELECT token, segment, count, data FROM postings ORDER BY token').all() as {
    token: string;
    segment: number;
    count: number;
    data: Buffer;
  }[];
  for (const { token, segment, count, data } of rows)
    for (let at = 0; at < count; at++) {
      const id = ids.get(segment * 16_384 + data.readUInt16LE(at * 2)) ?? 'a passage that is gone';
      index[id] = [...(index[id] ?? []), `${token} ${data[count * 2 + at]}`];
    }
  database.close();
  return index;
}

/** A build made from nothing of the same reports. */
async function freshBuild({ files }: Workspace) {
  const fresh = makeWorkspace({});
  for (const [file, content] of files()) fresh.write(file, content);
  return { config: fresh.config, result: await rebuild(fresh.config, { load }) };
}

const built = makeWorkspace(FILES);
beforeAll(async () => {
  await rebuild(built.config, { load });
});

const CHANGES: [string, (workspace: Workspace) => void][] = [
  ['a changed file', ({ write }) => write('wuhan.txt', REPORTS['wuhan.txt'].replace('1.2万个', '3万个'))],
  ['an added file', ({ write }) => write('new.txt', REPORTS['linzhi.txt'].replaceAll('林芝', '阿里'))],
  ['a removed file', ({ remove }) => remove('city-3.txt')],
  [
    'a renamed file',
    ({ write, remove }) => {
      remove('city-4.txt');
      write('2023/武汉.txt', FILES['city-4.txt'] as string);
    },
  ],
  [
    'files that take names away',
    ({ write }) => {
      write('city-1.txt', (FILES['city-1.txt'] as string).replaceAll('高原集团', '某集团'));
      write('wuhan.txt', REPORTS['wuhan.txt'].replace('市委书记郭元强出席会议', '会议'));
    },
  ],
  [
    'a file that brings a new name for others',
    ({ write }) =>
      write(
        'wuhan.txt',
        `${REPORTS['wuhan.txt']}喜马拉雅学院,老旧小区公司,老旧小区公司。喜马拉雅学院。由老旧小区公司办。\n`,
      ),
  ],
];

describe('an extended build', () => {
  test.each(CHANGES)('with %s is what a new one would be', async (_, change) => {
    const extended = copyWorkspace(built);
    change(extended);
    const result = await rebuild(extended.config, { load });
    const { points, passages } = manifestOf(extended.config);
    const { config, result: fresh } = await freshBuild(extended);
    expect(result).toMatchObject({ build: fresh.build, reports: fresh.reports, passages: fresh.passages });
    // The passages that were there keep their points.
    expect(points).toBeGreaterThanOrEqual(manifestOf(built.config).points);
    expect(manifestOf(config).points).toBe(passages);
    expect(passagesOf(extended.config)).toEqual(passagesOf(config));
    expect(indexOf(extended.config)).toEqual(indexOf(config));
    expect(await answersOf(extended.config)).toEqual(await answersOf(config));
  });

  test('is what a new one would be after any row of changes', async () => {
    const pieces = (['000', '001', '002', '003', '004'] as const).flatMap((seed) =>
      seedText(seed)
        .split('\n')
        .filter((line) => line.length > 60)
        .slice(0, 8),
    );
    const workspace = makeWorkspace(Object.fromEntries(pieces.map((text, at) => [`${at}.txt`, text])));
    await rebuild(workspace.config, { load });
    for (const round of [1, 2, 3]) {
      workspace.remove(`${round * 3}.txt`);
      workspace.write(`${round}.txt`, `康乐家\n${pieces[round + 20]}\n${pieces[round]}`);
      workspace.write(`new-${round}.txt`, `${FILES[`city-${round}.txt`]}${pieces[30 + round]}`);
      await rebuild(workspace.config, { load });
      const { config } = await freshBuild(workspace);
      expect(indexOf(workspace.config)).toEqual(indexOf(config));
    }
    const { points, passages } = manifestOf(workspace.config);
    expect(points).toBeGreaterThan(passages);
  });

  test('can be extended again and again', async () => {
    const { config, write, remove } = copyWorkspace(built);
    for (const round of [1, 2, 3]) {
      write('wuhan.txt', REPORTS['wuhan.txt'].replace('300个', `${round}00个`));
      await rebuild(config, { load });
    }
    remove('wuhan.txt');
    await rebuild(config, { load });
    const fresh = makeWorkspace(Object.fromEntries(Object.entries(FILES).filter(([file]) => file !== 'wuhan.txt')));
    await rebuild(fresh.config, { load });
    expect(await answersOf(config)).toEqual(await answersOf(fresh.config));
  });

  test('embeds only what is new', async () => {
    const { config, write } = copyWorkspace(built);
    write('wuhan.txt', REPORTS['wuhan.txt'].replace('1.2万个', '3万个'));
    expect((await rebuild(config, { load })).embedded).toBe(2);
  });

  test('tells what became of each file', async () => {
    const { config, write, remove } = copyWorkspace(built);
    remove('city-1.txt');
    write('a.txt', FILES['city-1.txt'] as string);
    write('wuhan.txt', REPORTS['wuhan.txt'].replace('300个', '400个'));
    const { changes } = await rebuild(config, { load });
    expect(changes.filter(({ kind }) => kind !== 'kept')).toEqual([
      { source: 'a.txt', kind: 'renamed', before: 'city-1.txt' },
      { source: 'wuhan.txt', kind: 'changed' },
    ]);
    expect(changes).toHaveLength(12);
  });

  test('still names the files that were left out before', async () => {
    const { config, write } = makeWorkspace({ ...FILES, 'empty.txt': '' });
    await rebuild(config, { load });
    write('wuhan.txt', REPORTS['wuhan.txt'].replace('300个', '400个'));
    const { badFiles } = await rebuild(config, { load });
    expect(badFiles.map(({ file }) => file)).toEqual(['empty.txt']);
  });

  test('is made anew where much changed, with `full`, or where too many points are dead', async () => {
    const { config, write, remove } = copyWorkspace(built);
    const hasDead = () => manifestOf(config).points > manifestOf(config).passages;
    remove('city-0.txt');
    await rebuild(config, { load });
    expect(hasDead()).toBe(true);
    await rebuild(config, { load, full: true });
    expect(hasDead()).toBe(false);
    for (const at of [1, 2, 3, 4]) write(`city-${at}.txt`, `${FILES['city-0.txt']}\n共有${at}项。`);
    await rebuild(config, { load });
    expect(hasDead()).toBe(false);
  });
});
