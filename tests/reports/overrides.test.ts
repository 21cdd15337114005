import { describe, expect, it } from 'vitest';
import { readOverrides, unusedRows } from '../../src/reports/overrides.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const given = (text: string) => Object.fromEntries(readOverrides(bytes(text)).given);
const messages = (text: string) => readOverrides(bytes(text)).errors.map(({ message }) => message);

/** 文件,地区,年份 / "a.txt","山南市",2023 in GBK with CRLF, as Excel saves it in China. */
const EXCEL = Buffer.from('cec4bcfe2cb5d8c7f82cc4eab7dd0d0a22612e747874222c22c9bdc4cfcad0222c323032330d0a', 'hex');

describe('reports.csv', () => {
  it('states what its rows state, by file', () => {
    expect(given('file,region,year\n西藏/1.txt,山南,2023\nsets.jsonl#17,,2020\n')).toEqual({
      '西藏/1.txt': { region: '山南', year: 2023 },
      'sets.jsonl#17': { year: 2020 },
    });
  });

  it('may be saved by a spreadsheet: GBK, CRLF, quoted', () => {
    const { given, errors } = readOverrides(EXCEL);
    expect({ given: Object.fromEntries(given), errors }).toEqual({
      given: { 'a.txt': { region: '山南市', year: 2023 } },
      errors: [],
    });
  });

  it.each([
    ['a byte order mark', '\uFEFFfile,year\na.txt,2023\n'],
    ['semicolons', 'file;year\na.txt;2023'],
    ['tabs and upper case', 'File\tYear\r\na.txt\t2023\r\n'],
    ['Chinese names', '文件,年份\na.txt,2023\n'],
    ['empty lines and an empty column', 'file,year,备注\n\na.txt,2023,\n,,\n'],
    ['a path as Windows writes it', 'file,year\n.\\a.txt,2023\n'],
  ])('may have %s', (_, text) => {
    expect(given(text)).toEqual({ 'a.txt': { year: 2023 } });
    expect(messages(text)).toEqual([]);
  });

  it('names a file in one normal form, however it was typed', () => {
    expect(Object.keys(given('file,year\n.\\x\\Cafe\u0301.txt,2023\n'))).toEqual(['x/Caf\u00e9.txt']);
  });

  it('keeps the good rows and names every bad one by its line', () => {
    const text = 'file,year,date\na.txt,20x3,\n"b\nb.txt",2021,\n,2022,\nc.txt,2020,\nc.txt,2021,\nd.txt,,5月\n';
    expect(messages(text)).toEqual([
      expect.stringMatching(/^reports\.csv:2: year is "20x3"/u),
      'reports.csv:5: names no file',
      'reports.csv:7: c.txt stands in line 6, too',
      expect.stringMatching(/^reports\.csv:8: date is "5月": must be a day/u),
    ]);
    expect(given(text)).toEqual({ 'b\nb.txt': { year: 2021 }, 'c.txt': { year: 2020 } });
  });

  it('says which columns there are where it has one that is unknown, or none for the file', () => {
    const [unknown] = readOverrides(bytes('file,yeer\na.txt,2023\n')).errors;
    expect(unknown).toMatchObject({ code: 'bad_file', message: 'reports.csv: the column "yeer" is unknown' });
    expect(unknown?.advice).toContain('file, 文件, title, 标题');
    expect(messages('year\n2023\n')).toEqual(['reports.csv: the first line has no column file or 文件: year']);
    expect(messages('')).toHaveLength(1);
  });

  it('is no table with a quote left open', () => {
    expect(messages('file,year\n"a.txt,2023\n')).toEqual([expect.stringMatching(/^reports\.csv: not a table: /u)]);
  });

  it('has rows that are about no file', () => {
    const read = readOverrides(bytes('file,year\na.txt,2023\nb.txt,2022\n'));
    expect(unusedRows(read, ['b.txt', 'c.txt'])).toEqual(['a.txt']);
  });
});
