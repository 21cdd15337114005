import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTables } from '../../src/index/open.ts';
import type { ReportRecord } from '../../src/index/records.ts';
import type { Tables } from '../../src/index/tables.ts';
import { rebuild } from '../../src/rebuild.ts';
import { filterOf, findReport } from '../../src/search/filter.ts';
import type { Request } from '../../src/search/question.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { placeOf } from '../helpers/places.ts';
import { makeWorkspace } from '../helpers/workspace.ts';

const { config } = makeWorkspace();
let tables: Tables;

beforeAll(async () => {
  await rebuild(config, { load: async () => fakeEmbedder() });
  tables = openTables(config.embeddingsDir);
});
afterAll(() => tables.close());

/** File and heading of every passage that a request lets through. */
function through(request: Omit<Request, 'question'>): string[] {
  const filter = filterOf(tables.reports, { question: '', ...request });
  const files = new Map(tables.reports.map(({ reportId, file }) => [reportId, file]));
  const labels = filter ? [...tables.select(filter).labels] : tables.passages().map(({ label }) => label);
  return labels
    .sort((a, b) => a - b)
    .map((label) => tables.passage(label))
    .map(({ reportId, section, kind }) => `${files.get(reportId)} ${section[0] ?? kind}`);
}

const LINZHI = ['linzhi.txt header', 'linzhi.txt 一、2023年工作回顾', 'linzhi.txt 二、2024年重点工作'];
const SHANNAN = ['shannan.txt header', 'shannan.txt 一、2022年工作回顧', 'shannan.txt 二、2023年重點工作'];
const WUHAN = ['wuhan.txt header', 'wuhan.txt prose', 'wuhan.txt prose'];

test('Without a limit every passage is searched', () => {
  expect(filterOf(tables.reports, { question: '山南' })).toBeUndefined();
});

describe('a report is named', () => {
  test.each([
    ['by its file', 'shannan.txt'],
    ['by its id', 'fc14341c54'],
    ['by the beginning of its file', 'shan'],
    ['by a part of its title', '山南市'],
    ['by a part of its title in other characters', ' 山南市政府工作報告 '],
  ])('%s', (_, name) => {
    expect(findReport(tables.reports, name).file).toBe('shannan.txt');
    expect(through({ report: name })).toEqual(SHANNAN);
  });

  test('by something that no other has', () => {
    expect(() => findReport(tables.reports, '政府工作报告')).toThrow(
      expect.objectContaining({
        code: 'bad_use',
        message: '"政府工作报告" names 2 reports, among them linzhi.txt, shannan.txt.',
      }),
    );
  });

  test.each(['拉萨', '', ' ', 'annan.txt'])('in vain: %j', (name) => {
    expect(() => findReport(tables.reports, name)).toThrow(
      expect.objectContaining({ code: 'bad_use', message: `No report is named ${JSON.stringify(name)}.` }),
    );
  });
});

describe('a region keeps', () => {
  test.each([
    ['the reports about it', '山南市', SHANNAN],
    ['the reports about it by its short name', '林芝', LINZHI],
    ['the reports about places inside it', '西藏', [...LINZHI, ...SHANNAN]],
    ['the same by its whole name in traditional characters', '西藏自治區', [...LINZHI, ...SHANNAN]],
    ['the city that a meeting was held in', '湖北省', WUHAN],
    ['nothing where no report is about it', '拉萨', []],
    ['nothing where it is no place', '火星', []],
    ['nothing by a place inside the reports’ own', '乃东区', []],
  ])('%s', (_, region, expected) => {
    expect(through({ region })).toEqual(expected);
  });
});

describe('a year keeps', () => {
  test('the whole report of the year, and what the next year’s report looks back on', () => {
    expect(through({ year: 2023 })).toEqual(['linzhi.txt 一、2023年工作回顾', ...SHANNAN]);
  });

  test('the whole report alone where no other looks back', () => {
    expect(through({ year: 2024 })).toEqual(LINZHI);
  });

  test('nothing where no report is about it', () => {
    expect(through({ year: 1999 })).toEqual([]);
  });
});

test('Limits add up', () => {
  expect(through({ region: '西藏', year: 2023, report: 'linzhi' })).toEqual(['linzhi.txt 一、2023年工作回顾']);
  expect(through({ region: '山南', year: 2024 })).toEqual([]);
});

describe('a place lets through the reports of places inside it', () => {
  const reports = ['山南市', '西藏 › 山南 › 琼结', '城关区', '甘肃兰州城关区', '雄安新区'].map(
    (region) => ({ reportId: region, region, place: placeOf(region), year: 2023 }) as ReportRecord,
  );

  test.each([
    ['西藏', ['山南市', '西藏 › 山南 › 琼结']],
    ['西藏自治區山南市', ['山南市', '西藏 › 山南 › 琼结']],
    ['琼结县', ['西藏 › 山南 › 琼结']],
    ['城关区', ['城关区', '甘肃兰州城关区']],
    ['兰州', ['甘肃兰州城关区']],
    ['雄安新区', ['雄安新区']],
  ])('%s', (region, whole) => {
    expect(filterOf(reports, { question: '', region })?.whole).toEqual(whole);
  });
});
