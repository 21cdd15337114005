import { KaojuError } from '../errors.ts';
import { fold } from '../language/fold.ts';

/** The encodings that are tried, in this order where two fit equally well. */
const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
type Encoding = (typeof ENCODINGS)[number];

export interface Decoded {
  /** The whole file, faithful to the last character; only a byte order mark is left out. */
  text: string;
  encoding: Encoding;
}

/** The most frequent characters of modern Chinese: wrongly decoded text has hardly any of them. */
const FREQUENT = new Set(
  '的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建他公开们场展时理新方主企政资实学报制' +
    '务于加体同力能本高电长机社量后现关二三定增济区设投所入期下各次品本将重自改度因前省内着取文管通化城保推强坚习十革领导指会议项目',
);

/** A decoding of Chinese text is believed when this share of its non-ASCII characters is frequent. */
const BELIEVABLE = 0.12;

/** Fewer wide characters than this may look Chinese by chance: then several must be frequent, and clearly more than in any other encoding. */
const SHORT = 20;
const SHORT_AT_LEAST = 3;
const SHORT_BELIEVABLE = 0.25;

/** UTF-8 with this share of undecodable characters is damaged UTF-8, not another encoding. */
const DAMAGED = 0.05;

const BYTE_ORDER_MARKS: readonly [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Decodes a file: by its byte order mark; as UTF-8 where that fits; else as the encoding that yields the most believable
 * Chinese.
 * @throws KaojuError `bad_file` naming the file and the offset of the first undecodable byte
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const mark = BYTE_ORDER_MARKS.find(([, head]) => head.every((byte, at) => bytes[at] === byte));
  if (mark) return { text: decodeAs(mark[0], bytes, file), encoding: mark[0] };
  const utf8 = tryDecode('utf-8', bytes);
  if (utf8 !== undefined && !utf8.includes('\0')) return { text: utf8, encoding: 'utf-8' };
  if (utf8 === undefined && isDamagedUtf8(bytes)) decodeAs('utf-8', bytes, file);
  const best = mostBelievable(bytes);
  if (best) return best;
  const nul = utf8 === undefined ? -1 : bytes.indexOf(0);
  const why =
    nul >= 0 ? `it has a NUL character at byte ${nul}` : `as UTF-8 it breaks at byte ${firstBadByte('utf-8', bytes)}`;
  throw new KaojuError(
    'bad_file',
    `${file}: not a text in ${ENCODINGS.join(', ')} (${why})`,
    'Save the file as UTF-8 text, or take it out of the reports folder.',
  );
}

function tryDecode(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeAs(encoding: Encoding, bytes: Uint8Array, file: string): string {
  const text = tryDecode(encoding, bytes);
  if (text !== undefined) return text;
  throw new KaojuError(
    'bad_file',
    `${file}: undecodable byte at offset ${firstBadByte(encoding, bytes)} (read as ${encoding})`,
    'Mend the file or save it again as UTF-8.',
  );
}

function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const lost = text.split('\uFFFD').length - 1;
  const wide = text.replace(/[\0-\x7F]/g, '').length;
  return lost <= wide * DAMAGED;
}

/** The decoding whose characters are most often frequent ones, or undefined where none is believable. */
function mostBelievable(bytes: Uint8Array): Decoded | undefined {
  const candidates = ENCODINGS.slice(1)
    .map((encoding) => ({ encoding, text: tryDecode(encoding, bytes) ?? '' }))
    .map((candidate) => ({ ...candidate, ...countFrequent(candidate.text) }))
    .sort((a, b) => b.share - a.share);
  const [best] = candidates;
  if (!best || best.share < BELIEVABLE) return undefined;
  if (best.wide < SHORT) {
    const next = Math.max(...candidates.slice(1).map(({ frequent }) => frequent));
    if (best.frequent < Math.max(SHORT_AT_LEAST, 2 * next) || best.share < SHORT_BELIEVABLE) return undefined;
  }
  return { text: best.text, encoding: best.encoding };
}

/** How many of a text's first characters beyond ASCII are frequent Chinese ones; a web page may begin with much ASCII. */
function countFrequent(text: string): { frequent: number; wide: number; share: number } {
  const sample = fold(text.replace(/[\0-\x7F]+/g, '').slice(0, 20_000));
  let frequent = 0;
  for (const character of sample) if (FREQUENT.has(character)) frequent++;
  return { frequent, wide: sample.length, share: sample.length === 0 ? 0 : frequent / sample.length };
}

/** Byte offset at which the file stops being text of this encoding. */
function firstBadByte(encoding: Encoding, bytes: Uint8Array): number {
  const decodes = (length: number) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  // A row of bytes that only lacks its end is bad from its beginning, up to three bytes before the end of the file or text.
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  for (let back = 0; back < 4; back++)
    if (tryDecode(encoding, bytes.subarray(0, good - back)) !== undefined) return good - back;
  return good;
}
