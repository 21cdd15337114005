import { describe, expect, it } from 'vitest';
import { KaojuError } from '../../src/errors.ts';
import { decode } from '../../src/reports/decode.ts';

const TEXT = '各位代表:\n现在,我代表市人民政府向大会报告工作,请予审议。2022年全市生产总值增长3.4%。';
const TRADITIONAL = '會議指出,要加強組織領導,確保全面完成年度目標任務。\n自治區副主席出席會議。';

/** The bytes of a text in a two-byte encoding, found by decoding every pair of bytes. */
function encode(encoding: 'gb18030' | 'big5', text: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !bytesOf.has(character)) bytesOf.set(character, [lead, trail]);
    }
  return Uint8Array.from([...text].flatMap((each) => bytesOf.get(each) ?? [each.charCodeAt(0)]));
}

const utf8 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf8'));
const utf16le = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
const join = (...parts: (number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

function failure(bytes: Uint8Array): KaojuError {
  try {
    decode(bytes, 'a/bad.txt');
  } catch (error) {
    if (error instanceof KaojuError) return error;
    throw error;
  }
  throw new Error('decoded without an error');
}

describe('decoding', () => {
  it.each([
    ['UTF-8', utf8(TEXT), TEXT, 'utf-8'],
    ['UTF-8 with a byte order mark', join([0xef, 0xbb, 0xbf], utf8(TEXT)), TEXT, 'utf-8'],
    ['UTF-16 LE with a byte order mark', join([0xff, 0xfe], utf16le(TEXT)), TEXT, 'utf-16le'],
    ['UTF-16 BE with a byte order mark', join([0xfe, 0xff], utf16be(TEXT)), TEXT, 'utf-16be'],
    ['UTF-16 LE without', utf16le(TEXT), TEXT, 'utf-16le'],
    ['UTF-16 BE without', utf16be(TEXT), TEXT, 'utf-16be'],
    ['GB18030', encode('gb18030', TEXT), TEXT, 'gb18030'],
    ['GB18030 of a traditional text', encode('gb18030', TRADITIONAL), TRADITIONAL, 'gb18030'],
    ['Big5', encode('big5', TRADITIONAL), TRADITIONAL, 'big5'],
  ])('reads %s', (_, bytes, text, encoding) => {
    expect(decode(bytes, 'a.txt')).toEqual({ text, encoding });
  });

  it('keeps every character: breaks, spaces and control characters', () => {
    const text = ' \r\n\t各位\u3000代表\u00a0!\r\n\n';
    expect(decode(utf8(text), 'a.txt').text).toBe(text);
  });

  it('keeps a mark that is not at the beginning', () => {
    expect(decode(utf8('各位\ufeff代表'), 'a.txt').text).toBe('各位\ufeff代表');
  });

  it('takes one mark away, not two', () => {
    expect(decode(utf8('\ufeff\ufeff各位'), 'a.txt').text).toBe('\ufeff各位');
  });

  it('reads an empty file as an empty text', () => {
    expect(decode(new Uint8Array(), 'a.txt')).toEqual({ text: '', encoding: 'utf-8' });
  });

  it('reads a file of two rare characters as UTF-8, for it fits', () => {
    expect(decode(utf8('喆翀'), 'a.txt')).toEqual({ text: '喆翀', encoding: 'utf-8' });
  });
});

describe('a short text', () => {
  it('is read as GB18030 or Big5 where it is plain Chinese', () => {
    expect(decode(encode('gb18030', '会议指出要加强工作'), 'a.txt').encoding).toBe('gb18030');
    expect(decode(encode('big5', '會議在北京市召開。'), 'a.txt').encoding).toBe('big5');
  });

  it.each([
    ['one frequent character among three', [0x9c, 0xe6, 0xba, 0xf7, 0xd0, 0xd0]],
    ['one among two', [0xf3, 0x97, 0x83, 0xc8]],
    ['one among seven', [0xc9, 0x93, 0x88, 0xab, 0x88, 0xf3, 0xdc, 0xc4, 0xfc, 0xc2, 0x98, 0x85]],
  ])('of %s may be anything', (_, bytes) => {
    expect(failure(Uint8Array.from(bytes)).message).toMatch(/^a\/bad\.txt: not a text in utf-8, gb18030, big5/u);
  });

  it('behind much ASCII, as in a web page, counts as far as it goes', () => {
    const script = utf8('let a = 1;\n'.repeat(4000));
    expect(decode(join(script, encode('gb18030', TEXT)), 'a.htm').encoding).toBe('gb18030');
  });
});

describe('a file that cannot be decoded', () => {
  it('is UTF-8 with a bad byte: the message names the file and the byte', () => {
    const bytes = join(utf8(TEXT.slice(0, 10)), [0xff], utf8(TEXT.slice(10)));
    const offset = utf8(TEXT.slice(0, 10)).length;
    expect(failure(bytes).message).toBe(`a/bad.txt: undecodable byte at offset ${offset} (read as utf-8)`);
  });

  it('is UTF-8 with a mark and a bad byte, the mark counted', () => {
    const bytes = join([0xef, 0xbb, 0xbf], utf8('各位'), [0xff]);
    expect(failure(bytes).message).toBe('a/bad.txt: undecodable byte at offset 9 (read as utf-8)');
  });

  it('is UTF-16 with a mark that ends in half a character', () => {
    const bytes = join([0xff, 0xfe], utf16le('各位'), [0x41]);
    expect(failure(bytes).message).toBe('a/bad.txt: undecodable byte at offset 6 (read as utf-16le)');
  });

  it('is a picture', () => {
    const png = join([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d], [0x49, 0x48, 0x44, 0x52, 0, 0]);
    expect(failure(png).message).toBe(
      'a/bad.txt: not a text in utf-8, gb18030, big5, utf-16le, utf-16be (as UTF-8 it breaks at byte 0)',
    );
  });

  it('is noise', () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 4000 }, () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state >> 16;
    });
    expect(failure(noise).code).toBe('bad_file');
  });

  it('is told with what to do', () => {
    const { code, exitCode, advice } = failure(join(utf8(TEXT), [0xff]));
    expect({ code, exitCode, advice }).toEqual({
      code: 'bad_file',
      exitCode: 1,
      advice: 'Mend the file or save it again as UTF-8.',
    });
  });
});

describe('a character that lacks its end', () => {
  const good = Buffer.from('产'.repeat(60));
  const half = Buffer.from([0xe4, 0xb8]);

  it.each([
    ['inside the file', Buffer.concat([good, half, good])],
    ['at its end', Buffer.concat([good, half])],
  ])('is named by its first byte %s', (_, bytes) => {
    expect(() => decode(bytes, 'a.txt')).toThrow('undecodable byte at offset 180');
  });
});
