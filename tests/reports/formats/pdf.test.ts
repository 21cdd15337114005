import { describe, expect, it, vi } from 'vitest';
import { PDF } from '../../../src/reports/formats/pdf.ts';
import { failureOf } from '../../helpers/failure.ts';
import { fixture, LATE_SENTENCE, WHOLE_PARAGRAPHS } from '../../helpers/fixtures.ts';

const read = async (bytes: Uint8Array) => PDF.read(bytes, 'a.pdf');
const messageOf = async (bytes: Uint8Array) => (await failureOf(() => read(bytes))).message;
const report = fixture('report.pdf');

/** A PDF of one page for each text, without a font that is embedded; other objects may be added to its catalogue. */
function pdfOf(texts: readonly string[], catalogue = ''): Uint8Array {
  const pages = texts.map((_, at) => `${3 + 2 * at} 0 R`).join(' ');
  const objects = texts.flatMap((text, at) => {
    const content = `BT /F 12 Tf 72 700 Td (${text}) Tj ET`;
    const font = '/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>';
    return [
      `${3 + 2 * at} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<${font}>>/Contents ${4 + 2 * at} 0 R>>endobj`,
      `${4 + 2 * at} 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj`,
    ];
  });
  return Buffer.from(
    [
      '%PDF-1.4',
      `1 0 obj<</Type/Catalog/Pages 2 0 R${catalogue}>>endobj`,
      `2 0 obj<</Type/Pages/Kids[${pages}]/Count ${texts.length}>>endobj`,
      ...objects,
      'trailer<</Root 1 0 R>>\n%%EOF\n',
    ].join('\n'),
    'latin1',
  );
}

describe('a PDF', () => {
  it('has its paragraphs whole, over rows and pages, without running heads and numbers', async () => {
    const { raw } = await read(report);
    const lines = raw.split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.slice(3, 8)).toEqual(WHOLE_PARAGRAPHS);
    expect(raw).not.toMatch(/— \d —/u);
    expect(lines).not.toContain('山南市政府工作报告');
  });

  it('tells on which page a sentence stands', async () => {
    const { raw, pages } = await read(report);
    const pageOf = (text: string) => pages.filter((begin) => begin <= raw.indexOf(text)).length;
    expect(pages).toHaveLength(3);
    expect(pages[0]).toBe(0);
    expect([pageOf('各位代表'), pageOf(LATE_SENTENCE), pageOf('加快建设雅江中游清洁能源基地')]).toEqual([1, 2, 3]);
    // The second and third page go on in the middle of a paragraph.
    expect(pages.slice(1).map((begin) => raw[begin - 1])).not.toContain('\n');
  });

  it('names its pages without text', async () => {
    const { raw, pages, scannedPages } = await read(
      pdfOf(['The first page has text.', '', 'The third page has text, too, and a good deal more of it.']),
    );
    expect(raw).toBe('The first page has text.\nThe third page has text, too, and a good deal more of it.');
    expect([scannedPages, pages]).toEqual([[2], [0, 24, 25]]);
  });

  it('runs none of its scripts, and says nothing on the terminal', async () => {
    const spies = (['log', 'warn', 'error', 'info'] as const).map((name) => vi.spyOn(console, name));
    const action = '/OpenAction<</S/JavaScript/JS(globalThis.wasRun = true)>>';
    const { raw } = await read(pdfOf(['This page has a script behind it.'], action));
    expect(raw).toBe('This page has a script behind it.');
    expect('wasRun' in globalThis).toBe(false);
    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe('a file that is no PDF with text', () => {
  it.each([0.02, 0.3, 0.5, 0.9])('is cut off at %d of its length', async (share) => {
    expect(await messageOf(report.subarray(0, report.length * share))).toBe(
      'a.pdf: cannot be read as a PDF: its end is missing',
    );
  });

  it.each([
    ['empty', new Uint8Array()],
    ['text', Buffer.from('各位代表')],
    ['head and tail alone', Buffer.from('%PDF-1.4\n%%EOF')],
    ['without its middle', Buffer.concat([report.subarray(0, 2000), report.subarray(-300)])],
  ])('is %s', async (_, bytes) => {
    expect(await messageOf(bytes)).toMatch(/^a\.pdf: cannot be read as a PDF: /u);
  });

  it('is damaged at some byte: it is read or refused, and nothing else happens', async () => {
    for (let at = 100; at < report.length; at += 797) {
      const bytes = Uint8Array.from(report);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      await read(bytes).catch((error) => expect(error).toMatchObject({ code: 'bad_file' }));
    }
  });
});
