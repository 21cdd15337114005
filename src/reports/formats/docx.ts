import { KaojuError, messageOf } from '../../errors.ts';
import type { Format } from './format.ts';

/** All that may be inflated of a document, in bytes: the text of a long report has one or two million. */
const LARGEST_INFLATED = 64_000_000;

/** The parts of a document that its text needs: no pictures, no themes, no data of other programs. */
const isText = (name: string) =>
  /\.(?:xml|rels)$/iu.test(name) && !/^(?:customXml|docProps|word\/theme)\//iu.test(name);

/** A Word document: its headings, paragraphs and rows of tables as lines, its footnotes as lines behind them. */
export const DOCX: Format = {
  endings: ['.docx'],
  largest: 50_000_000,
  async read(bytes, file) {
    const { default: mammoth } = await import('mammoth');
    const { isTooDeep, textOfHtml } = await import('./htmltext.ts');
    const { repackZip, ZipTooLarge } = await import('./zip.ts');
    try {
      const { entries, zip } = repackZip(bytes, isText, LARGEST_INFLATED);
      if (!entries.has('[Content_Types].xml')) throw new Error('it is a ZIP archive of something else');
      for (const [name, part] of entries)
        if (isTooDeep(part.toString(), true)) throw new Error(`the elements of ${name} are nested too deeply`);
      const withoutImages = { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) };
      const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(zip) }, withoutImages);
      // A list's numbers are drawn by Word in a style of their own (一、): what a browser draws would not be the report's.
      return { raw: textOfHtml(html, { numbered: false }), encoding: 'docx', markup: [], pages: [], given: {} };
    } catch (error) {
      if (error instanceof ZipTooLarge)
        throw new KaojuError(
          'bad_file',
          `${file}: its text takes more than ${LARGEST_INFLATED / 1e6} MB when it is unpacked`,
          'No report is that long: take it out of the reports folder, or save it as .txt.',
        );
      throw new KaojuError(
        'bad_file',
        `${file}: cannot be read as a Word document: ${messageOf(error)}`,
        'Open it in Word or LibreOffice and save it again as .docx.',
        { cause: error },
      );
    }
  },
};
