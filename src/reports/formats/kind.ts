import { KaojuError } from '../../errors.ts';

/** A kind of file that its first bytes give away, whatever its name. */
interface Kind {
  name: string;
  /** Endings of its files that can be read, the one to advise first; none where it cannot be read. */
  endings: readonly string[];
  isIn(bytes: Uint8Array): boolean;
}

const headOf = (bytes: Uint8Array, length = 1024) => Buffer.from(bytes.subarray(0, length)).toString('latin1');
const beginsWith = (head: string) => (bytes: Uint8Array) => headOf(bytes, head.length) === head;

/** What Office 97–2003 wrote, and the wrapping of an encrypted .docx. */
const isCompound = beginsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
const isEncrypted = (bytes: Uint8Array) =>
  isCompound(bytes) && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));

const KINDS: readonly Kind[] = [
  { name: 'a PDF', endings: ['.pdf'], isIn: beginsWith('%PDF-') },
  { name: 'a ZIP archive or an Office document', endings: ['.docx'], isIn: beginsWith('PK\x03\x04') },
  {
    name: 'a web page',
    endings: ['.html', '.htm'],
    isIn: (bytes) => /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>])/iu.test(headOf(bytes)),
  },
  { name: 'an Office document protected by a password', endings: [], isIn: isEncrypted },
  { name: 'an Office document of the old kind (.doc, .xls, .ppt, .wps)', endings: [], isIn: isCompound },
  { name: 'a rich text document', endings: [], isIn: beginsWith('{\\rtf') },
];

/**
 * Refuses a file whose first bytes plainly are of another kind than its name says.
 * @param ending ending of its name in lower case, with the dot
 * @throws KaojuError `bad_file` that names both
 */
export function checkKind(bytes: Uint8Array, ending: string, file: string): void {
  const kind = KINDS.find(({ isIn }) => isIn(bytes));
  if (!kind || kind.endings.includes(ending)) return;
  const [right] = kind.endings;
  throw new KaojuError(
    'bad_file',
    `${file}: is named ${ending}, but it is ${kind.name}`,
    right
      ? `Rename it so that it ends in ${right}, or save it again as ${ending}.`
      : 'Open it and save it without a password as .docx, .pdf or .txt.',
  );
}
