import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { KaojuError, messageOf } from '../../errors.ts';
import type { Format, SourceText } from './format.ts';
import { withoutFurniture } from './pdffurniture.ts';
import { joinPages } from './pdfparagraphs.ts';
import { type Page, type Piece, rowsOf } from './pdfrows.ts';

/** A page with fewer letters, signs and digits than this has no text: a scan may still bear a stamp or a number. */
const FEWEST = 10;

/** A PDF by its text layer; encoding `pdf`, a page for each of its pages. */
export const PDF: Format = {
  endings: ['.pdf'],
  largest: 200_000_000,
  async read(bytes, file) {
    const pages = withoutFurniture((await pagesOf(bytes, file)).map(rowsOf));
    const scannedPages = pages.flatMap(({ rows }, at) =>
      rows.reduce((sum, row) => sum + lettersIn(row.text), 0) < FEWEST ? [at + 1] : [],
    );
    if (scannedPages.length === pages.length)
      throw new KaojuError(
        'bad_file',
        `${file}: is a scan: none of its ${pages.length} pages has text`,
        'Run OCR on it first, for example ocrmypdf -l chi_sim+chi_tra in.pdf out.pdf.',
      );
    const source: SourceText = { ...joinPages(pages), encoding: 'pdf', markup: [], given: {} };
    return scannedPages.length > 0 ? { ...source, scannedPages } : source;
  },
};

/** Characters that mean something; those of a font without Unicode lie in the private area and do not. */
const lettersIn = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

async function pagesOf(bytes: Uint8Array, file: string): Promise<Page[]> {
  const tail = Buffer.from(bytes.subarray(-4096)).toString('latin1');
  if (!/%%EOF|startxref/u.test(tail)) throw damaged(file, 'its end is missing');
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    // The library takes the bytes over, so it is given a copy.
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    cMapUrl: `${join(library, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(library, 'standard_fonts')}/`,
  });
  try {
    const document = await task.promise;
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { transform, width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item) => ('str' in item ? [pieceOf(item, transform)] : []));
      pages.push({ width, height, pieces });
      page.cleanup();
    }
    return pages;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name !== 'PasswordException') throw damaged(file, messageOf(error));
    throw new KaojuError(
      'bad_file',
      `${file}: is protected by a password`,
      'Save it without the password, for example with qpdf --decrypt.',
    );
  } finally {
    await task.destroy();
  }
}

const damaged = (file: string, what: string) =>
  new KaojuError(
    'bad_file',
    `${file}: cannot be read as a PDF: ${what}`,
    'Get the file again, or save its text as .txt.',
  );

/** A piece of text where it stands on the page as it is shown, from the top left corner. */
function pieceOf(item: { str: string; transform: number[]; width: number }, view: number[]): Piece {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view;
  const [ia = 1, ib = 0, ic = 0, id = 1, x = 0, y = 0] = item.transform;
  const along = [a * ia + c * ib, b * ia + d * ib] as const;
  const up = [a * ic + c * id, b * ic + d * id] as const;
  return {
    text: item.str,
    x: a * x + c * y + e,
    y: b * x + d * y + f,
    width: item.width,
    size: Math.hypot(...up),
    turns: turnsOf(along),
  };
}

/** Quarter turns clockwise of writing that runs along this vector; undefined where it lies askew, as stamps and watermarks do. */
function turnsOf([x, y]: readonly [number, number]): number | undefined {
  const turns = Math.atan2(y, x) / (Math.PI / 2);
  const nearest = Math.round(turns);
  return Math.abs(turns - nearest) < 0.1 ? (nearest + 4) % 4 : undefined;
}
