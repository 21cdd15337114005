import { decode } from '../decode.ts';
import type { Format } from './format.ts';

/** Plain text in any of the encodings that `decode` knows. */
export const TEXT: Format = {
  endings: ['.txt'],
  largest: 20_000_000,
  read(bytes, file) {
    const { text, encoding } = decode(bytes, file);
    return { raw: text, encoding, markup: [], pages: [], given: {} };
  },
};
