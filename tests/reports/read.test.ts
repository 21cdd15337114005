import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KaojuError } from '../../src/errors.ts';
import { listReportFiles, parseReportFile, readReportFile } from '../../src/reports/read.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaoju-reports-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, content: string | Uint8Array) => writeFileSync(join(folder, file), content);
const parse = (file: string) => parseReportFile(readReportFile(folder, file));

function failure(act: () => unknown): Pick<KaojuError, 'code' | 'message'> {
  try {
    act();
  } catch (error) {
    const { code, message } = error as KaojuError;
    return { code, message };
  }
  throw new Error('no error');
}

describe('the reports folder', () => {
  it('is listed with its subfolders, sorted, text files only', () => {
    mkdirSync(join(folder, 'b'));
    for (const file of ['c.txt', 'a.TXT', 'notes.md', join('b', 'z.txt')]) write(file, '一。');
    expect(listReportFiles(folder)).toEqual(['a.TXT', 'b/z.txt', 'c.txt']);
  });

  it('must exist', () => {
    const missing = join(folder, 'missing');
    expect(failure(() => listReportFiles(missing))).toEqual({
      code: 'bad_reports_folder',
      message: `The reports folder ${missing} does not exist.`,
    });
  });

  it('must be a folder', () => {
    write('a.txt', '一。');
    expect(failure(() => listReportFiles(join(folder, 'a.txt'))).code).toBe('bad_reports_folder');
  });

  it('must hold a report', () => {
    write('notes.md', '一。');
    expect(failure(() => listReportFiles(folder))).toEqual({
      code: 'bad_reports_folder',
      message: `There is no report (.txt) in ${folder}.`,
    });
  });
});

describe('a report file', () => {
  it('is known by the hash of its bytes', () => {
    write('a.txt', 'abc');
    expect(readReportFile(folder, 'a.txt').sha256).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('is parsed from its bytes', () => {
    write('a.txt', '\ufeff各位代表:\n请审议。');
    const { file, encoding, raw } = parse('a.txt');
    expect({ file, encoding, raw }).toEqual({ file: 'a.txt', encoding: 'utf-8', raw: '各位代表:\n请审议。' });
  });

  it('must be there', () => {
    const { code, message } = failure(() => readReportFile(folder, 'a.txt'));
    expect([code, message.startsWith('a.txt: cannot be read: ENOENT')]).toEqual(['bad_file', true]);
  });

  it('must not be empty', () => {
    write('a.txt', '');
    expect(failure(() => parse('a.txt'))).toEqual({
      code: 'bad_file',
      message: 'a.txt: holds no report text (it is empty)',
    });
  });

  it('must not be page furniture alone', () => {
    write('a.txt', '点击查阅更多\n责任编辑: 吉政\n');
    expect(failure(() => parse('a.txt'))).toEqual({
      code: 'bad_file',
      message: 'a.txt: holds no report text (all of it is page furniture)',
    });
  });
});
