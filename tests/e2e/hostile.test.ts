import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BuildResult } from '../../src/build.ts';
import { openTables } from '../../src/index/open.ts';
import { rebuild } from '../../src/rebuild.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { fixture } from '../helpers/fixtures.ts';
import { makeWorkspace, REPORTS, temporaryFolder } from '../helpers/workspace.ts';

const GOOD = REPORTS['wuhan.txt'];
const bytes = (name: string, share: number) => fixture(name).subarray(0, fixture(name).length * share);
const random = Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 89 + at * 7) % 256);
const inDocx = (part: string, content: Uint8Array) =>
  zipSync({ ...unzipSync(fixture('report.docx')), [part]: content });

/** GB18030 for 你好 and the like, as a page declares it to be UTF-8. */
const gbPage = Buffer.concat([
  Buffer.from('<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><article><p>'),
  fixture('report.txt'),
  Buffer.from('</p></article></body></html>'),
]);

/** Files that nobody would want in a folder, and what is said of each; those of which nothing is said are read. */
const FILES: [string, string | Uint8Array, RegExp | null][] = [
  ['empty.txt', '', /^empty\.txt: holds no report text \(it is empty\)$/u],
  ['blank.txt', ' \n\t\r\n　\n', /^blank\.txt: holds no report text/u],
  ['furniture.txt', '打印\n关闭窗口\n分享到:\n', /^furniture\.txt: holds no report text/u],
  ['binary.txt', random, /^binary\.txt: not a text in utf-8/u],
  ['nul.txt', '各位代表\0政府工作', /^nul\.txt: not a text in .*NUL/u],
  ['large.txt', Buffer.alloc(60_000_000, '山南市'), /^large\.txt: has 60 MB, and \.txt files are read up to 20 MB$/u],
  ['a-pdf.txt', fixture('report.pdf'), /^a-pdf\.txt: is named \.txt, but it is a PDF/u],
  ['a-page.docx', fixture('report.html'), /^a-page\.docx: /u],
  ['a-text.pdf', GOOD, /^a-text\.pdf: /u],
  ['half.pdf', bytes('report.pdf', 0.5), /^half\.pdf: /u],
  ['locked.pdf', fixture('locked.pdf'), /^locked\.pdf: .*password/u],
  ['scan.pdf', fixture('scan.pdf'), /^scan\.pdf: is a scan/u],
  ['nothing.pdf', '%PDF-1.7\n%%EOF', /^nothing\.pdf: /u],
  ['half.docx', bytes('report.docx', 0.5), /^half\.docx: cannot be read as a Word document/u],
  ['bomb.docx', inDocx('word/document.xml', Buffer.alloc(100_000_000, ' ')), /^bomb\.docx: .* more than 64 MB/u],
  ['archive.docx', zipSync({ 'a.xml': Buffer.from('<a/>') }), /^archive\.docx: .*ZIP archive of something else/u],
  ['old.doc', random, /^old\.doc: a \.doc file cannot be read$/u],
  ['table.xlsx', random, /^table\.xlsx: a \.xlsx file cannot be read$/u],
  ['packed.zip', zipSync({ 'a.txt': Buffer.from(GOOD) }), /^packed\.zip: a \.zip file cannot be read$/u],
  ['deep.html', '<div>'.repeat(100_000), /^deep\.html: its elements are nested too deeply/u],
  ['matter.md', '---\ntitle: [\n---\n正文', /^matter\.md.*: /u],
  ['marks.md', '*a '.repeat(20_000), /^marks\.md: one paragraph has 20000 marks/u],
  ['lines.jsonl', `{"text":\n${JSON.stringify({ id: 1, text: GOOD })}\n[]`, /^lines\.jsonl, line 1: is no JSON/u],
  ['year.jsonl', JSON.stringify({ text: GOOD, year: 'soon' }), /^year\.jsonl, line 1: year is "soon"/u],
  ['gb.html', gbPage, null],
  ['line\nbreak.txt', GOOD, null],
  ['\u202etxt.exe.txt', GOOD, null],
  ['marks\u202e.txt', `\u202e${GOOD}\u202c`, null],
  ['.hidden.txt', random, null],
  ['~$open.docx', random, null],
  ['emoji 👍🏽.TXT', GOOD, null],
];

const workspace = makeWorkspace({ ...REPORTS });
const { config } = workspace;
let result: BuildResult;
let memory: number;

beforeAll(async () => {
  for (const [name, content] of FILES) workspace.write(name, content);
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'secret.txt'), '机密。');
  symlinkSync(join(outside, 'secret.txt'), join(config.reportsDir, 'secret.txt'));
  symlinkSync(outside, join(config.reportsDir, 'outside'));
  symlinkSync('.', join(config.reportsDir, 'loop'));
  symlinkSync('nowhere.txt', join(config.reportsDir, 'nowhere.txt'));
  mkdirSync(join(config.reportsDir, 'folder.txt'));
  const before = process.memoryUsage.rss();
  result = await rebuild(config, { load: async () => fakeEmbedder() });
  memory = process.memoryUsage.rss() - before;
}, 120_000);

const messagesOf = (file: string) =>
  result.badFiles.filter((bad) => bad.message.includes(file)).map((bad) => bad.message);

describe('in a folder full of broken and hostile files', () => {
  test.each(FILES.flatMap(([name, , message]) => (message ? [[name, message] as const] : [])))(
    '%j is left out with its message',
    (name, message) => {
      expect(messagesOf(name)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
    },
  );

  test.each([
    ['secret.txt', /is a link out of the reports folder/u],
    ['outside', /is a link out of the reports folder/u],
    ['nowhere.txt', /is a link that leads nowhere/u],
  ])('the link %s is not followed', (name, message) => {
    expect(messagesOf(name)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });

  test('all the others are read, and nothing else', () => {
    const tables = openTables(config.embeddingsDir);
    const files = tables.reports.map(({ file }) => file);
    tables.close();
    const readable = FILES.flatMap(([name, , message]) => (message || /^[.~]/u.test(name) ? [] : [name]));
    expect(files.sort()).toEqual([...Object.keys(REPORTS), ...readable, 'lines.jsonl#1'].sort());
  });

  test('every message says what to do, and none holds a control character', () => {
    for (const { message, advice } of result.badFiles) {
      expect(advice).toMatch(/\S/u);
      expect(message).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    }
  });

  test('memory stays bounded', () => {
    expect(memory).toBeLessThan(700 * 2 ** 20);
  });
});
