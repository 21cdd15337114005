import { describe, expect, test } from 'vitest';
import { openLibrary } from '../../src/reports/library.ts';
import { makeWorkspace, REPORTS } from '../helpers/workspace.ts';

/** What the library says of a folder of files: titles and places by name, and messages. */
async function libraryOf(files: Record<string, string>) {
  const { fingerprints, badFiles, read } = await openLibrary(makeWorkspace(files).config.reportsDir);
  const reports: Record<string, unknown> = {};
  for await (const reading of read(new Set(Object.keys(fingerprints))))
    reports[reading.file] =
      'report' in reading ? [reading.report.region, reading.report.year] : reading.problem.message;
  return { fingerprints, reports, messages: badFiles.map(({ message }) => message) };
}

const TEXT = REPORTS['linzhi.txt'];

describe('the reports folder', () => {
  test('tells of each document what it is, and what reports.csv states wins', async () => {
    const { reports, messages } = await libraryOf({
      'a.txt': TEXT,
      'all.jsonl': `{"id":"x","text":${JSON.stringify(TEXT)}}\n{"id":"y","year":1999,"text":${JSON.stringify(TEXT)}}`,
      'reports.csv': 'file,region,year\na.txt,西藏自治区山南市,\nall.jsonl#y,,2001\n',
    });
    expect(messages).toEqual([]);
    expect(reports).toEqual({
      'a.txt': ['山南市', 2024],
      'all.jsonl#x': ['林芝市', 2024],
      'all.jsonl#y': ['林芝市', 2001],
    });
  });

  test('has another fingerprint for a document that reports.csv states something new of, and for no other', async () => {
    const files = { 'a.txt': TEXT, 'b.txt': TEXT };
    const before = (await libraryOf(files)).fingerprints;
    const after = (await libraryOf({ ...files, 'reports.csv': 'file,year\nb.txt,2001\n' })).fingerprints;
    expect(after['a.txt']).toBe(before['a.txt']);
    expect(after['b.txt']).not.toBe(before['b.txt']);
  });

  test('names the lines of reports.csv that are wrong, or about no document', async () => {
    const { reports, messages } = await libraryOf({
      'a.txt': TEXT,
      'reports.csv': 'file,year\na.txt,soon\nb.txt,2001\n',
    });
    expect(messages).toEqual([
      expect.stringMatching(/^reports\.csv:2: year is "soon"/u),
      'reports.csv: b.txt is no report of the folder',
    ]);
    expect(reports).toEqual({ 'a.txt': ['林芝市', 2024] });
  });

  test('takes names that differ only in how their characters are composed for one', async () => {
    const { reports, messages } = await libraryOf({ 'e\u0301.txt': TEXT, '\u00e9.txt': TEXT });
    expect(Object.keys(reports)).toHaveLength(1);
    expect(messages).toEqual([expect.stringMatching(/has the same name as .*, differently encoded$/u)]);
  });

  test('gives the problem of a file that is gone since it was looked through, and goes on', async () => {
    const { config, remove } = makeWorkspace({ 'a.txt': TEXT, 'b.txt': TEXT });
    const { fingerprints, read } = await openLibrary(config.reportsDir);
    remove('a.txt');
    const found = [];
    for await (const reading of read(new Set(Object.keys(fingerprints))))
      found.push([reading.file, 'problem' in reading ? reading.problem.message : 'read']);
    expect(found).toEqual([
      ['a.txt', expect.stringMatching(/^a\.txt: cannot be read: ENOENT/u)],
      ['b.txt', 'read'],
    ]);
  });

  test('gives the problem of a document that is no report, and goes on', async () => {
    const { reports } = await libraryOf({ 'a.txt': ' ', 'b.txt': TEXT });
    expect(reports).toEqual({ 'a.txt': 'a.txt: holds no report text (it is empty)', 'b.txt': ['林芝市', 2024] });
  });
});
