import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AskRequest, type Engine, openEngine } from '../../src/engine.ts';
import { rebuild } from '../../src/rebuild.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { makeWorkspace, REPORTS } from '../helpers/workspace.ts';

// Two files with the same text tie in everything.
const { config } = makeWorkspace({ ...REPORTS, 'wuhan-again.txt': REPORTS['wuhan.txt'] });
const embedder = fakeEmbedder();
const load = async () => embedder;
let engine: Engine;

beforeAll(async () => {
  await rebuild(config, { load });
  engine = await openEngine(config, load);
});
afterAll(() => engine.close());

/** File and line of what is found, best first. */
async function find(request: AskRequest): Promise<string[]> {
  const { citations, nearest } = await engine.ask(request);
  return (nearest ?? citations).map(({ file, line }) => `${file}:${line}`);
}

describe('the best passage is found', () => {
  test.each([
    ['for a simplified question in traditional text', '山南市完成植树造林多少亩?', 'shannan.txt:5'],
    ['for a traditional question in traditional text', '山南市完成植樹造林多少畝?', 'shannan.txt:5'],
    ['for a traditional question in simplified text', '林芝市接待遊客多少人次?', 'linzhi.txt:5'],
    ['by a figure', '217.6亿元是哪里的?', 'linzhi.txt:5'],
    ['by another name of the thing, with the year and place', '2022年山南市的GDP增长了多少?', 'shannan.txt:5'],
    ['in the header', '谁是林芝市市长?', 'linzhi.txt:1'],
  ])('%s', async (_, question, expected) => {
    expect((await find({ question }))[0]).toBe(expected);
  });
});

test('A question in either script finds the same in the same order', async () => {
  const simplified = await find({ question: '城镇调查失业率控制在多少?', k: 12 });
  expect(await find({ question: '城鎮調查失業率控制在多少?', k: 12 })).toEqual(simplified);
});

test('A passage that stands in two files of one report is found once, in the first of them', async () => {
  const found = await find({ question: '新建充电桩多少个?' });
  expect(found.filter((name) => name.endsWith(':3') && name.startsWith('wuhan'))).toEqual(['wuhan-again.txt:3']);
});

test('The same question gets the same answer again', async () => {
  const { ms: _, ...first } = await engine.ask({ question: '山南市完成植树造林多少亩?' });
  const { ms: __, ...second } = await engine.ask({ question: '山南市完成植树造林多少亩?' });
  expect(second).toEqual(first);
});

describe('a follow-up', () => {
  test('is about what the question before was about', async () => {
    const request = { question: '那林芝呢?', context: '接待游客多少人次?' };
    expect((await find(request))[0]).toBe('linzhi.txt:5');
  });

  test('is embedded together with the question before', async () => {
    await find({ question: '那林芝呢?', context: '山南市的目標?' });
    expect(embedder.embedded.at(-1)).toBe('的目标? 那林芝呢?');
  });
});

describe('a limit', () => {
  test('leaves only what it names to be found', async () => {
    const found = await find({ question: '山南市地区生产总值', report: 'linzhi' });
    expect(found.sort()).toEqual(['linzhi.txt:1', 'linzhi.txt:5', 'linzhi.txt:7']);
  });

  test.each([
    [{}, { reports: 4, passages: 12 }],
    [{ region: '西藏' }, { reports: 2, passages: 6 }],
    [{ year: 2023 }, { reports: 2, passages: 4 }],
    [
      { region: '林芝', year: 2023 },
      { reports: 1, passages: 1 },
    ],
    [{ region: '火星' }, { reports: 0, passages: 0 }],
  ])('%j says how much was searched', async (limit, searched) => {
    const answer = await engine.ask({ question: '地区生产总值', ...limit });
    expect(answer.searched).toEqual({ ...searched, build: engine.index.manifest.build });
  });

  test('that leaves nothing yields not_found without anything near', async () => {
    const { ms: _, ...answer } = await engine.ask({ question: '地区生产总值', region: '火星' });
    expect(answer).toEqual({
      question: '地区生产总值',
      status: 'not_found',
      confidence: 0,
      answer: null,
      citations: [],
      nearest: [],
      searched: { reports: 0, passages: 0, build: engine.index.manifest.build },
    });
  });

  test('to a report that is not there is a mistake', async () => {
    await expect(engine.ask({ question: '地区生产总值', report: '拉萨' })).rejects.toMatchObject({ code: 'bad_use' });
  });
});

describe('a request is refused', () => {
  test.each(['', '  \n', '　'])('when the question is empty: %j', async (question) => {
    await expect(engine.ask({ question })).rejects.toMatchObject({
      code: 'bad_question',
      message: 'The question is empty.',
    });
  });

  test('when the question, or the one before, is longer than anybody asks', async () => {
    const expected = { code: 'bad_question', message: 'The question has 2001 characters; at most 2000 are read.' };
    await expect(engine.ask({ question: '问'.repeat(2001) })).rejects.toMatchObject(expected);
    await expect(engine.ask({ question: '那呢?', context: '问'.repeat(2001) })).rejects.toMatchObject(expected);
  });

  test.each([0, -1, 21, 1.5, Number.NaN])('when it wants %s citations', async (k) => {
    await expect(engine.ask({ question: '山南', k })).rejects.toMatchObject({
      code: 'bad_use',
      message: `There cannot be ${k} citations.`,
    });
  });
});

test.each([1, 3, 20])('k is the number of citations, as far as there are passages: %s', async (k) => {
  const found = await find({ question: '山南市地区生产总值', k });
  // Three of the twelve stand in two files.
  expect(found).toHaveLength(Math.min(k, 9));
  expect(new Set(found).size).toBe(found.length);
});
