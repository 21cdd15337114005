import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine.ts';
import { openEngine } from '../../src/engine.ts';
import { best } from '../../src/index/postings.ts';
import type { Tables } from '../../src/index/tables.ts';
import { wordsOf } from '../../src/language/words.ts';
import { rebuild } from '../../src/rebuild.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { makeWorkspace } from '../helpers/workspace.ts';

const { config } = makeWorkspace();
const load = async () => fakeEmbedder();
let engine: Engine;
let tables: Tables;

beforeAll(async () => {
  await rebuild(config, { load });
  engine = await openEngine(config, load);
  tables = engine.index.tables;
});
afterAll(() => engine.close());

/** File and paragraph of what keywords find, best first. */
function find(tokens: string[], allowed?: Set<number>): string[] {
  const file = new Map(tables.reports.map((report) => [report.reportId, report.file.replace('.txt', '')]));
  return best(
    tables.postings.score(tokens, () => 1),
    10,
    allowed,
  ).map(({ label }) => {
    const { reportId, kind, paragraph } = tables.passage(label);
    return `${file.get(reportId)} ${kind} ${paragraph}`;
  });
}

describe('keywords find passages', () => {
  test.each([
    ['by a word', ['枢纽'], ['wuhan prose 2']],
    ['by a simplified word in traditional text', ['植树'], ['shannan prose 1']],
    ['by a pair of characters across words', ['设全'], ['wuhan prose 2']],
    ['by a number with its unit', ['248亿元'], ['shannan prose 1']],
    ['by a number alone', ['248'], ['shannan prose 1']],
    ['by a number with a point', ['217.6亿元'], ['linzhi prose 1']],
    ['by a share', ['5.5%'], ['shannan prose 2']],
    ['not by a number with another unit', ['248户'], []],
    ['not by a part of a number', ['217'], []],
    ['by any of several', ['枢纽', '248亿元'], ['shannan prose 1', 'wuhan prose 2']],
    ['by the words of title and headings', ['优化'], ['wuhan header 1', 'wuhan prose 1', 'wuhan prose 2']],
    ['not without a token', [], []],
  ])('%s', (_, tokens, expected) => {
    expect(find(tokens).sort()).toEqual(expected);
  });

  test('only among the allowed labels', () => {
    expect(find(['生产总值'])).toHaveLength(4);
    expect(find(['生产总值'], new Set([0, 2, 4])).sort()).toEqual(['linzhi prose 2', 'shannan prose 1']);
    expect(find(['生产总值'], new Set())).toEqual([]);
  });
});

test.each([
  '"山南" OR *',
  'NEAR(山南, 2)',
  "'; DROP TABLE passages; --",
  '山南 AND NOT 林芝',
  '-山南',
  '^山南*',
  '{words}: 山南',
  '%_\\',
  '👍🏽 𠮷野家',
])('A question with special characters is answered as any other: %s', async (question) => {
  const { citations, nearest } = await engine.ask({ question });
  expect(nearest ?? citations).toHaveLength(5);
});

test('A passage comes back as it was stored', () => {
  const [passage] = tables.passages(tables.reports[2]?.reportId).slice(1);
  expect(passage).toEqual({
    label: 7,
    id: 'a6b295f49e:2',
    reportId: 'a6b295f49e',
    kind: 'prose',
    section: [],
    paragraph: 1,
    line: 2,
    page: null,
    start: 17,
    end: 80,
    deletions: [],
    text: '3月6日,优化营商环境工作会议在武汉市召开,市委书记郭元强出席会议并讲话。会议强调,要深化“放管服”改革,让企业办事更加方便。',
    sentences: [
      { start: 0, end: 37 },
      { start: 37, end: 63 },
    ],
    lookBackYear: null,
  });
});

test('Every word of a passage is in the index', () => {
  const { words, bigrams } = wordsOf(tables.passage(8).text);
  expect([...words, ...bigrams].filter((token) => tables.postings.frequency(token) === 0)).toEqual([]);
});
