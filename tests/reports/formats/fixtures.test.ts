import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Document, documentsIn, listReportFiles, parseDocument } from '../../../src/reports/read.ts';
import { deleteSpans } from '../../../src/reports/text.ts';
import { failureOf } from '../../helpers/failure.ts';
import { LATE_SENTENCE, WHOLE_PARAGRAPHS } from '../../helpers/fixtures.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures');

async function only(file: string): Promise<Document> {
  const { value, done } = await documentsIn(FOLDER, file).next();
  if (done) throw new Error(`${file} has no document`);
  return value;
}

/** Lines of a source text without its markup, with Markdown's numbers and without the marks that a list lacks. */
async function linesOf(file: string): Promise<string[]> {
  const { raw, markup } = await (await only(file)).read();
  return deleteSpans(raw, markup)
    .text.split(/\r?\n/u)
    .map((line) => line.trim());
}

const REPORTS = ['report.txt', 'report.md', 'report.html', 'report.pdf', 'report.docx'];

it('Every fixture is listed', () => {
  expect(listReportFiles(FOLDER)).toEqual({
    files: [
      'README.md',
      'locked.pdf',
      'report.docx',
      'report.html',
      'report.md',
      'report.pdf',
      'report.txt',
      'reports.jsonl',
      'scan.pdf',
    ],
    badFiles: [],
  });
});

it.each(REPORTS)('%s holds the paragraphs of the report, each on a line of its own', async (file) => {
  const lines = await linesOf(file);
  // In Markdown the dash of the last is a list's number; in Word the heading is numbered.
  const plain = lines.map((line) => line.replace(/^(?:1\. |一、)/u, ''));
  const wanted = WHOLE_PARAGRAPHS.map((line, at) =>
    file === 'report.md' && at === 4 ? line.replace(/^—+/u, '') : line,
  );
  expect(plain).toEqual(expect.arrayContaining(wanted));
  expect(lines.some((line) => line.includes(LATE_SENTENCE))).toBe(true);
  expect(lines[0] === '2023年地方政府工作报告' || file === 'report.md').toBe(true);
});

it.each(REPORTS)('%s is read the same way each time', async (file) => {
  const document = await only(file);
  const again = await only(file);
  expect(await document.read()).toEqual(await again.read());
  expect(await document.read()).toEqual(await again.read());
  expect(document.sha256).toBe(again.sha256);
});

it.each(REPORTS)('%s is a report of 2023 with sections', async (file) => {
  const report = await parseDocument(await only(file));
  expect({ kind: report.kind, year: report.year }).toEqual({ kind: '政府工作报告', year: 2023 });
  expect(report.sections.flat().join()).toContain('2022年工作回顾');
});

it('A scan and a locked PDF are no reports', async () => {
  expect(await failureOf(async () => (await only('scan.pdf')).read())).toMatchObject({
    message: 'scan.pdf: is a scan: none of its 2 pages has text',
    advice: expect.stringContaining('ocrmypdf'),
  });
  expect((await failureOf(async () => (await only('locked.pdf')).read())).message).toBe(
    'locked.pdf: is protected by a password',
  );
});

it('A .jsonl file gives each report what its line states', async () => {
  const found: unknown[] = [];
  for await (const document of documentsIn(FOLDER, 'reports.jsonl')) {
    const { given, raw, encoding } = await document.read();
    found.push([document.file, encoding, raw.length > 100, given]);
  }
  expect(found).toEqual([
    [
      'reports.jsonl#shannan-2023',
      'utf-8',
      true,
      {
        title: '2023年山南市政府工作报告',
        region: '山南市',
        year: 2023,
        date: '2022-12-30',
        source: '山南市人民政府',
        sourceUrl: 'https://www.example.gov.cn/1.html',
      },
    ],
    ['reports.jsonl#shannan-2023-b', 'utf-8', true, { title: '打赢疫情阻击战', region: '山南市' }],
    ['reports.jsonl#3', 'utf-8', true, {}],
  ]);
});
