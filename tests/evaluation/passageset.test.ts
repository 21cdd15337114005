import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { passageSetIn } from '../../src/evaluation/passageset.ts';
import type { ReportContents } from '../../src/index/sources.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

const folder = temporaryFolder();

function fileOf(...lines: unknown[]): string {
  const file = join(folder, 'passages.jsonl');
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

/** What reading a set brings. */
async function read(file: string): Promise<ReportContents[]> {
  const contents: ReportContents[] = [];
  for await (const reading of passageSetIn(file).read(new Set()))
    if ('contents' in reading) contents.push(...reading.contents);
  return contents;
}

const contentsOf = (...lines: unknown[]) => read(fileOf(...lines));

/** File of each report, with the ids of its passages. */
async function grouped(...lines: unknown[]): Promise<[string, string[]][]> {
  const contents = await contentsOf(...lines);
  return contents.map(({ report, passages }) => [report.file, passages.map(({ id }) => id)]);
}

describe('the passages of a set', () => {
  test('keep their ids and texts, in the order of the lines', async () => {
    const contents = await contentsOf({ id: 'p7', text: '粮食产量。增长8%。' }, '', { id: 'p3', text: ' 一、目标\n ' });
    expect(contents.flatMap(({ passages }) => passages.map(({ id, text }) => [id, text]))).toEqual([
      ['p7', '粮食产量。增长8%。'],
      ['p3', ' 一、目标\n '],
    ]);
  });

  test('are whole, with their sentences', async () => {
    const text = '粮食产量8万吨。增长8%。';
    const [passage] = (await contentsOf({ id: 'p', text }))[0]?.passages ?? [];
    expect(passage).toMatchObject({ kind: 'prose', start: 0, end: text.length, deletions: [], lookBackYear: null });
    expect(passage?.sentences.map(({ start, end }) => text.slice(start, end))).toEqual(['粮食产量8万吨。', '增长8%。']);
  });
});

describe('the reports of a set', () => {
  test.each([
    ['their report', { doc: 'd1' }, { doc: 'd2' }, 'd1', 'd2'],
    ['their title, where they have no report', { title: '甲' }, { title: '乙' }, '甲', '乙'],
    ['their report before their title', { doc: 'd1', title: '甲' }, { doc: 'd2', title: '甲' }, 'd1', 'd2'],
  ])('are passages grouped by %s', async (_, one, other, first, second) => {
    const lines = [
      { id: 'a', text: '一', ...one },
      { id: 'b', text: '二', ...other },
      { id: 'c', text: '三', ...one },
    ];
    expect(await grouped(...lines)).toEqual([
      [first, ['a', 'c']],
      [second, ['b']],
    ]);
  });

  test('are single passages where they have neither', async () => {
    expect(await grouped({ id: 'a', text: '一', doc: null }, { id: 'b', text: '二', title: null })).toEqual([
      ['a', ['a']],
      ['b', ['b']],
    ]);
  });

  test('have title, place and year, or none', async () => {
    const contents = await contentsOf(
      { id: 'a', text: '一', title: '山南市政府工作报告', region: '山南市', year: 2023 },
      { id: 'b', text: '二' },
    );
    expect(contents.map(({ report: { title, region, year } }) => [title, region, year])).toEqual([
      ['山南市政府工作报告', '山南市', 2023],
      ['', null, null],
    ]);
  });
});

describe('the fingerprint of a set', () => {
  const fingerprint = (...lines: unknown[]) => passageSetIn(fileOf(...lines)).fingerprints;

  test('is the same for the same passages, however they are laid out', () => {
    expect(fingerprint('{"id":"a","text":"一"}', '')).toEqual(fingerprint('', '{ "text": "一", "id": "a" }'));
  });

  test('is another for other passages', () => {
    expect(fingerprint({ id: 'a', text: '一' })).not.toEqual(fingerprint({ id: 'a', text: '二' }));
    expect(fingerprint({ id: 'a', text: '一' })).not.toEqual(fingerprint({ id: 'a', text: '一', year: 2023 }));
  });
});

describe('a set is refused', () => {
  const good = { id: 'a', text: '一' };
  test('with an id that stands twice', async () => {
    await expect(read(fileOf(good, { id: 'b', text: '二' }, { id: 'a', text: '三' }))).rejects.toMatchObject({
      code: 'bad_file',
      message: expect.stringMatching(/the id a stands twice/u),
    });
  });

  test.each([
    ['that is not JSON', '{"id": "b"', /:3: .*JSON/u],
    ['without an id', { text: '二' }, /:3: [\s\S]*id/u],
    ['with an id that is no string', { id: 7, text: '二' }, /:3: [\s\S]*id/u],
    ['without a text', { id: 'b' }, /:3: [\s\S]*text/u],
    ['with an empty text', { id: 'b', text: '' }, /:3: [\s\S]*text/u],
    ['with a year that is no number', { id: 'b', text: '二', year: '2023' }, /:3: [\s\S]*year/u],
    ['with a year that is not whole', { id: 'b', text: '二', year: 2023.5 }, /:3: [\s\S]*year/u],
  ])('with a line %s, by its number', async (_, line, message) => {
    await expect(read(fileOf(good, '', line))).rejects.toMatchObject({
      code: 'bad_file',
      message: expect.stringMatching(message),
    });
  });

  test('that holds no line', async () => {
    const file = fileOf('', ' ');
    await expect(read(file)).rejects.toMatchObject({ code: 'bad_file', message: `${file} holds nothing.` });
  });

  test('that is not there', async () => {
    await expect(read(join(folder, 'nowhere.jsonl'))).rejects.toMatchObject({
      code: 'bad_file',
      message: expect.stringContaining('ENOENT'),
    });
  });
});
