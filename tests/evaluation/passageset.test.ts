import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { passageSetIn } from '../../src/evaluation/passageset.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

const folder = temporaryFolder();

function fileOf(...lines: unknown[]): string {
  const file = join(folder, 'passages.jsonl');
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

const contentsOf = (...lines: unknown[]) => passageSetIn(fileOf(...lines)).parse();

/** File of each report, with the ids of its passages. */
function grouped(...lines: unknown[]): [string, string[]][] {
  const { reports, passages } = contentsOf(...lines);
  return reports.map(({ file, reportId }) => [
    file,
    passages.filter((passage) => passage.reportId === reportId).map(({ id }) => id),
  ]);
}

describe('the passages of a set', () => {
  test('keep their ids and texts, and have labels in the order of the lines', () => {
    const { passages } = contentsOf({ id: 'p7', text: '粮食产量。增长8%。' }, '', { id: 'p3', text: ' 一、目标\n ' });
    expect(passages.map(({ id, label, text }) => [id, label, text])).toEqual([
      ['p7', 0, '粮食产量。增长8%。'],
      ['p3', 1, ' 一、目标\n '],
    ]);
  });

  test('are whole, with their sentences', () => {
    const text = '粮食产量8万吨。增长8%。';
    const [passage] = contentsOf({ id: 'p', text }).passages;
    expect(passage).toMatchObject({ kind: 'prose', start: 0, end: text.length, deletions: [], lookBackYear: null });
    expect(passage?.sentences.map(({ start, end }) => text.slice(start, end))).toEqual(['粮食产量8万吨。', '增长8%。']);
  });

  test('are embedded below their title, then sentence by sentence', () => {
    const { texts } = contentsOf({ id: 'p', title: '山南市政府工作報告', text: '糧食豐收。目標明確。' });
    expect(texts).toEqual([['山南市政府工作报告\n粮食丰收。目标明确。', '粮食丰收。', '目标明确。']]);
  });
});

describe('the reports of a set', () => {
  test.each([
    ['their report', { doc: 'd1' }, { doc: 'd2' }, 'd1', 'd2'],
    ['their title, where they have no report', { title: '甲' }, { title: '乙' }, '甲', '乙'],
    ['their report before their title', { doc: 'd1', title: '甲' }, { doc: 'd2', title: '甲' }, 'd1', 'd2'],
  ])('are passages grouped by %s', (_, one, other, first, second) => {
    const lines = [
      { id: 'a', text: '一', ...one },
      { id: 'b', text: '二', ...other },
      { id: 'c', text: '三', ...one },
    ];
    expect(grouped(...lines)).toEqual([
      [first, ['a', 'c']],
      [second, ['b']],
    ]);
  });

  test('are single passages where they have neither', () => {
    expect(grouped({ id: 'a', text: '一', doc: null }, { id: 'b', text: '二', title: null })).toEqual([
      ['a', ['a']],
      ['b', ['b']],
    ]);
  });

  test('have title, place and year, or none', () => {
    const { reports } = contentsOf(
      { id: 'a', text: '一', title: '山南市政府工作报告', region: '山南市', year: 2023 },
      { id: 'b', text: '二' },
    );
    expect(reports.map(({ title, region, year }) => [title, region, year])).toEqual([
      ['山南市政府工作报告', '山南市', 2023],
      ['', null, null],
    ]);
  });
});

describe('the checksum of a set', () => {
  const checksum = (...lines: unknown[]) => passageSetIn(fileOf(...lines)).checksums;

  test('is the same for the same passages, however they are laid out', () => {
    expect(checksum('{"id":"a","text":"一"}', '')).toEqual(checksum('', '{ "text": "一", "id": "a" }'));
  });

  test('is another for other passages', () => {
    expect(checksum({ id: 'a', text: '一' })).not.toEqual(checksum({ id: 'a', text: '二' }));
    expect(checksum({ id: 'a', text: '一' })).not.toEqual(checksum({ id: 'a', text: '一', year: 2023 }));
  });
});

describe('a set is refused', () => {
  const good = { id: 'a', text: '一' };
  const read = (file: string) => () => passageSetIn(file).parse();

  test('with an id that stands twice', () => {
    expect(read(fileOf(good, { id: 'b', text: '二' }, { id: 'a', text: '三' }))).toThrow(
      expect.objectContaining({ code: 'bad_file', message: expect.stringMatching(/the id a stands twice/u) }),
    );
  });

  test.each([
    ['that is not JSON', '{"id": "b"', /:3: .*JSON/u],
    ['without an id', { text: '二' }, /:3: [\s\S]*id/u],
    ['with an id that is no string', { id: 7, text: '二' }, /:3: [\s\S]*id/u],
    ['without a text', { id: 'b' }, /:3: [\s\S]*text/u],
    ['with an empty text', { id: 'b', text: '' }, /:3: [\s\S]*text/u],
    ['with a year that is no number', { id: 'b', text: '二', year: '2023' }, /:3: [\s\S]*year/u],
    ['with a year that is not whole', { id: 'b', text: '二', year: 2023.5 }, /:3: [\s\S]*year/u],
  ])('with a line %s, by its number', (_, line, message) => {
    expect(read(fileOf(good, '', line))).toThrow(
      expect.objectContaining({ code: 'bad_file', message: expect.stringMatching(message) }),
    );
  });

  test('that holds no line', () => {
    const file = fileOf('', ' ');
    expect(read(file)).toThrow(expect.objectContaining({ code: 'bad_file', message: `${file} holds nothing.` }));
  });

  test('that is not there', () => {
    expect(read(join(folder, 'nowhere.jsonl'))).toThrow(
      expect.objectContaining({ code: 'bad_file', message: expect.stringContaining('ENOENT') }),
    );
  });
});
