import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentsIn, listReportFiles } from '../../src/reports/read.ts';
import { failureOf } from '../helpers/failure.ts';

let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kaoju-folder-'));
  folder = join(root, 'reports');
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '一。');
  }
}
const messages = () => listReportFiles(folder).badFiles.map(({ message }) => message);

describe('the reports folder', () => {
  it('is listed with its subfolders, sorted, all formats', () => {
    write(
      'c.txt',
      'a.TXT',
      'b/z.html',
      'b/y.htm',
      'd.md',
      'e.markdown',
      'f.pdf',
      'g.docx',
      'h.jsonl',
      'reports.csv',
      'i.png',
    );
    expect(listReportFiles(folder)).toEqual({
      files: ['a.TXT', 'b/y.htm', 'b/z.html', 'c.txt', 'd.md', 'e.markdown', 'f.pdf', 'g.docx', 'h.jsonl'],
      badFiles: [],
    });
  });

  it('is listed without what is hidden', () => {
    write('a.txt', '.b.txt', '.git/c.txt', '~$d.docx');
    expect(listReportFiles(folder)).toEqual({ files: ['a.txt'], badFiles: [] });
  });

  it('names the files that look like reports and cannot be read', () => {
    write('a.txt', 'b.doc', 'c/d.XLSX', 'e.zip');
    expect(listReportFiles(folder).badFiles).toEqual([
      { file: 'b.doc', message: 'b.doc: a .doc file cannot be read', advice: 'Open it and save it as .docx or .pdf.' },
      { file: 'c/d.XLSX', message: 'c/d.XLSX: a .xlsx file cannot be read', advice: 'Open it and save it as .pdf.' },
      { file: 'e.zip', message: 'e.zip: a .zip file cannot be read', advice: 'Unpack it into the reports folder.' },
    ]);
  });

  it('must exist', async () => {
    const missing = join(folder, 'missing');
    expect(await failureOf(() => listReportFiles(missing))).toMatchObject({
      code: 'bad_reports_folder',
      message: `The reports folder ${missing} does not exist.`,
    });
  });

  it('must be a folder', async () => {
    write('a.txt');
    expect((await failureOf(() => listReportFiles(join(folder, 'a.txt')))).code).toBe('bad_reports_folder');
  });

  it('must hold a report', async () => {
    write('notes.log');
    expect(await failureOf(() => listReportFiles(folder))).toMatchObject({
      code: 'bad_reports_folder',
      message: `There is no report (.txt, .md, .markdown, .html, .htm, .pdf, .docx, .jsonl) in ${folder}.`,
    });
  });

  it.skipIf(process.getuid?.() === 0)('is read on behind a file or folder that may not be read', () => {
    write('a.txt', 'b/c.txt', 'd.txt');
    chmodSync(join(folder, 'b'), 0);
    chmodSync(join(folder, 'd.txt'), 0);
    const { files, badFiles } = listReportFiles(folder);
    chmodSync(join(folder, 'b'), 0o755);
    expect([files, badFiles.map(({ file }) => file)]).toEqual([['a.txt'], ['b', 'd.txt']]);
  });
});

describe('links', () => {
  it('to files and folders within are followed once', () => {
    write('a.txt', '.store/b.txt', '.store/deep/c.txt');
    symlinkSync('a.txt', join(folder, 'again.txt'));
    symlinkSync(join('.store', 'b.txt'), join(folder, 'b.txt'));
    symlinkSync('.store', join(folder, 'store'));
    expect(listReportFiles(folder)).toEqual({ files: ['a.txt', 'b.txt', 'store/deep/c.txt'], badFiles: [] });
  });

  it('in a loop come to an end', () => {
    write('a.txt', 'b/c.txt');
    symlinkSync('..', join(folder, 'b', 'up'));
    symlinkSync('.', join(folder, 'self'));
    symlinkSync('round.txt', join(folder, 'round.txt'));
    expect(listReportFiles(folder)).toMatchObject({
      files: ['a.txt', 'b/c.txt'],
      badFiles: [{ message: 'round.txt: is a link that leads nowhere' }],
    });
  });

  it('out of the folder are not followed, not even into one that is named alike', async () => {
    write('a.txt');
    mkdirSync(join(root, 'reports2'));
    writeFileSync(join(root, 'reports2', 'b.txt'), '一。');
    symlinkSync(join('..', 'reports2', 'b.txt'), join(folder, 'b.txt'));
    symlinkSync(join('..', 'reports2'), join(folder, 'c'));
    expect(listReportFiles(folder).files).toEqual(['a.txt']);
    expect(messages()).toEqual([
      expect.stringMatching(/^b\.txt: is a link out of the reports folder, to .*reports2/u),
      expect.stringMatching(/^c: is a link out of the reports folder/u),
    ]);
    expect((await failureOf(() => documentsIn(folder, 'b.txt').next())).message).toMatch(
      /^b\.txt: cannot be read: it leads out of the reports folder/u,
    );
  });

  it('may be the reports folder itself', () => {
    write('a.txt');
    symlinkSync('reports', join(root, 'link'));
    expect(listReportFiles(join(root, 'link')).files).toEqual(['a.txt']);
  });
});

it.skipIf(process.platform === 'win32')('What is neither file nor folder is never opened', async () => {
  write('a.txt');
  const server = createServer();
  await new Promise<void>((listening) => server.listen(join(folder, 'pipe.txt'), listening));
  expect(listReportFiles(folder)).toEqual({ files: ['a.txt'], badFiles: [] });
  expect((await failureOf(() => documentsIn(folder, 'pipe.txt').next())).message).toBe(
    'pipe.txt: cannot be read: it is no file',
  );
  server.close();
});
