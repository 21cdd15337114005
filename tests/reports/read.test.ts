import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Document, documentsIn, findDocument, listReportFiles, parseDocument } from '../../src/reports/read.ts';
import { failureOf } from '../helpers/failure.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaoju-reports-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, content: string | Uint8Array) => writeFileSync(join(folder, file), content);

async function documents(file: string): Promise<Document[]> {
  const all: Document[] = [];
  for await (const document of documentsIn(folder, file)) all.push(document);
  return all;
}
const parse = async (name: string) => parseDocument(await findDocument(folder, name));

describe('a report file', () => {
  it('is known by the hash of its bytes', async () => {
    write('a.txt', 'abc');
    expect((await findDocument(folder, 'a.txt')).sha256).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('is parsed from its bytes', async () => {
    write('a.txt', '\ufeff各位代表:\n请审议。');
    const { file, encoding, raw } = await parse('a.txt');
    expect({ file, encoding, raw }).toEqual({ file: 'a.txt', encoding: 'utf-8', raw: '各位代表:\n请审议。' });
  });

  it('is parsed without the markup of its format, and keeps what it states of itself', async () => {
    write('a.md', '---\nyear: 2023\n---\n# 政府**工作**报告\n\n各位代表:\n\n请审议。');
    const { header, body, given } = await parse('a.md');
    expect([...header, ...body].map(({ number, text }) => [number, text])).toEqual([
      [4, '政府工作报告'],
      [6, '各位代表:'],
      [8, '请审议。'],
    ]);
    expect(given).toEqual({ year: 2023 });
  });

  it('must be there', async () => {
    const { code, message } = await failureOf(() => documents('a.txt'));
    expect([code, message.startsWith('a.txt: cannot be read: ENOENT')]).toEqual(['bad_file', true]);
  });

  it('must not be empty', async () => {
    write('a.txt', '');
    expect(await failureOf(() => parse('a.txt'))).toMatchObject({
      code: 'bad_file',
      message: 'a.txt: holds no report text (it is empty)',
    });
  });

  it('must not be page furniture alone', async () => {
    write('a.txt', '点击查阅更多\n责任编辑: 吉政\n');
    expect((await failureOf(() => parse('a.txt'))).message).toBe(
      'a.txt: holds no report text (all of it is page furniture)',
    );
  });

  it('must not be larger than reports are', async () => {
    write('a.txt', Buffer.alloc(60_000_000, 'a'));
    expect((await failureOf(() => documents('a.txt'))).message).toBe(
      'a.txt: has 60 MB, and .txt files are read up to 20 MB',
    );
  });

  it('must have a name that says it is one', async () => {
    write('a.csv', '一。');
    expect((await failureOf(() => documents('a.csv'))).message).toBe('a.csv: is no report');
  });
});

describe('a file that is not what its name says', () => {
  it.each([
    ['a.txt', '%PDF-1.4\n', 'is named .txt, but it is a PDF', /ends in \.pdf/u],
    ['a.md', 'PK\x03\x04', 'is named .md, but it is a ZIP archive or an Office document', /ends in \.docx/u],
    ['a.txt', '\n<!DOCTYPE HTML><p>一', 'is named .txt, but it is a web page', /ends in \.html/u],
    ['a.pdf', '<html><p>404', 'is named .pdf, but it is a web page', /ends in \.html/u],
    ['a.html', '%PDF-1.4\n', 'is named .html, but it is a PDF', /ends in \.pdf/u],
    ['a.docx', '%PDF-1.4\n', 'is named .docx, but it is a PDF', /ends in \.pdf/u],
    ['a.txt', '{\\rtf1', 'is named .txt, but it is a rich text document', /save it/u],
  ])('%s that begins with %j is refused with both names', async (file, content, what, advice) => {
    write(file, content);
    const failure = await failureOf(() => parse(file));
    expect(failure.message).toBe(`${file}: ${what}`);
    expect(failure.advice).toMatch(advice);
  });

  it('may be a Word document of the old kind, or one with a password', async () => {
    const head = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    write('old.docx', Uint8Array.from(head));
    write('locked.docx', Buffer.concat([Buffer.from(head), Buffer.from('EncryptedPackage', 'utf16le')]));
    expect((await failureOf(() => parse('old.docx'))).message).toMatch(/an Office document of the old kind/u);
    expect((await failureOf(() => parse('locked.docx'))).message).toMatch(/protected by a password/u);
  });

  it('may be a .jsonl file, which is refused as a whole', async () => {
    write('a.jsonl', '%PDF-1.4\n');
    expect((await failureOf(() => documents('a.jsonl'))).message).toBe('a.jsonl: is named .jsonl, but it is a PDF');
  });
});

describe('a .jsonl file', () => {
  it('is a document for each line, named by its id or its line', async () => {
    write('a.jsonl', '{"id":"x","text":"一。"}\n\n{"text":"二。"}\r\n{"id":7,"text":"三。"}');
    const all = await documents('a.jsonl');
    expect(all.map(({ file }) => file)).toEqual(['a.jsonl#x', 'a.jsonl#3', 'a.jsonl#7']);
    expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(3);
    expect((await parse('a.jsonl#7')).raw).toBe('三。');
  });

  it('is read on behind a bad line', async () => {
    write('a.jsonl', '{"id":"x","text":"一。"}\nnonsense\n{"id":"x","text":"二。"}\n{"id":"z","text":"三。"}');
    const all = await documents('a.jsonl');
    expect(all.map(({ file }) => file)).toEqual(['a.jsonl#x', 'a.jsonl#(line 2)', 'a.jsonl#(line 3)', 'a.jsonl#z']);
    const failures = await Promise.all(all.slice(1, 3).map((document) => failureOf(() => document.read())));
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^a\.jsonl, line 2: is no JSON in UTF-8: /u),
      'a.jsonl, line 3: has the id "x" of line 1',
    ]);
  });

  it('may lose a report', async () => {
    write('a.jsonl', '{"id":"x","text":"一。"}');
    expect((await failureOf(() => findDocument(folder, 'a.jsonl#y'))).message).toBe(
      'a.jsonl#y: there is no such report in a.jsonl',
    );
  });
});

describe('names', () => {
  it('may have a # in them', async () => {
    write('a#1.txt', '一。');
    write('b.jsonl#c.txt', '二。');
    write('d#.jsonl', '{"id":"e#f","text":"三。"}');
    const raws = await Promise.all(
      ['a#1.txt', 'b.jsonl#c.txt', 'd#.jsonl#e#f'].map(async (name) => (await parse(name)).raw),
    );
    expect(raws).toEqual(['一。', '二。', '三。']);
  });

  it('with a line break or a mark that turns the line round are kept, and quoted in messages', async () => {
    const names = ['a\nb.txt', 'c\u202ed.txt'];
    for (const name of names) write(name, '');
    expect(listReportFiles(folder).files).toEqual(names);
    const failures = await Promise.all(names.map((name) => failureOf(() => parse(name))));
    expect(failures.map(({ message }) => message.split(': ')[0])).toEqual(['"a\\nb.txt"', '"c\\u202ed.txt"']);
  });
});
