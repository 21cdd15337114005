import { beforeAll, describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { openEngine } from '../../src/engine.ts';
import { currentFolder } from '../../src/index/builds.ts';
import { readManifest } from '../../src/index/manifest.ts';
import { openTables } from '../../src/index/open.ts';
import { rebuild } from '../../src/rebuild.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
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
    const { config, write } = makeWorkspace({});
    for (const [file, content] of extended.files()) write(file, content);
    const fresh = await rebuild(config, { load });
    expect(result).toMatchObject({ build: fresh.build, reports: fresh.reports, passages: fresh.passages });
    // The passages that were there keep their points.
    expect(points).toBeGreaterThanOrEqual(manifestOf(built.config).points);
    expect(manifestOf(config).points).toBe(passages);
    expect(passagesOf(extended.config)).toEqual(passagesOf(config));
    expect(await answersOf(extended.config)).toEqual(await answersOf(config));
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
