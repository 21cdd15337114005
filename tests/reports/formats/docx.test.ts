import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DOCX } from '../../../src/reports/formats/docx.ts';
import { failureOf } from '../../helpers/failure.ts';
import { fixture } from '../../helpers/fixtures.ts';

const read = async (bytes: Uint8Array) => DOCX.read(bytes, 'a.docx');
const messageOf = async (bytes: Uint8Array) => (await failureOf(() => read(bytes))).message;

/** The fixture with other parts. */
const repacked = (parts: Record<string, Uint8Array>) => zipSync({ ...unzipSync(fixture('report.docx')), ...parts });

/** Replaces a number of four bytes wherever it stands in an archive: in the headers of its entries. */
function withNumber(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const [old, changed] = [from, to].map((number) => Buffer.from(Uint32Array.of(number).buffer));
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(old ?? ''); at >= 0; at = copy.indexOf(old ?? '', at + 4)) changed?.copy(copy, at);
  return copy;
}

describe('a Word document', () => {
  it('has headings and rows of tables on lines of their own, and its footnotes at the end', async () => {
    const { raw, encoding } = await read(fixture('report.docx'));
    const lines = raw.split('\n');
    expect(encoding).toBe('docx');
    expect(lines).toEqual(expect.arrayContaining(['一、2022年工作回顾', '二、主要指标', '地区生产总值 248亿元 3.4%']));
    expect(lines.at(-1)).toBe('地区生产总值为预计数。');
    expect(raw).toContain('奠定了坚实基础。\n');
  });

  it('needs none of its pictures', async () => {
    const { raw } = await read(repacked({ 'word/media/image1.png': new Uint8Array(70_000_000) }));
    expect(raw).toContain('一、2022年工作回顾');
  });
});

describe('a file that is no Word document', () => {
  const bomb = repacked({ 'word/document.xml': Buffer.alloc(100_000_000, ' ') });

  it('is a bomb: it is given up before it is unpacked', async () => {
    expect(bomb.length).toBeLessThan(500_000);
    expect(await messageOf(bomb)).toBe('a.docx: its text takes more than 64 MB when it is unpacked');
  });

  it('is a bomb whose headers say that it is small', async () => {
    const lying = withNumber(bomb, 100_000_000, 1000);
    expect(Buffer.from(lying).equals(bomb)).toBe(false);
    expect(await messageOf(lying)).toBe('a.docx: its text takes more than 64 MB when it is unpacked');
  });

  it('is another archive', async () => {
    expect(await messageOf(zipSync({ 'a.xml': Buffer.from('<a/>') }))).toBe(
      'a.docx: cannot be read as a Word document: it is a ZIP archive of something else',
    );
  });

  it.each([0.1, 0.5, 0.9])('is cut off at %d of its length', async (share) => {
    const bytes = fixture('report.docx');
    expect(await messageOf(bytes.subarray(0, bytes.length * share))).toMatch(
      /^a\.docx: cannot be read as a Word document: /u,
    );
  });

  it.each([
    ['empty', new Uint8Array()],
    ['text', Buffer.from('各位代表')],
  ])('is %s', async (_, bytes) => {
    expect(await messageOf(bytes)).toMatch(/^a\.docx: cannot be read as a Word document: /u);
  });

  it('has XML that is broken, or nested without end', async () => {
    const part = (xml: string) => repacked({ 'word/document.xml': Buffer.from(xml) });
    expect(await messageOf(part('<w:document'))).toMatch(/^a\.docx: cannot be read as a Word document: /u);
    expect(await messageOf(part('<a>'.repeat(100_000)))).toMatch(/^a\.docx: cannot be read as a Word document: /u);
  });
});
