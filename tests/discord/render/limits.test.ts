import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../src/discord/render/escape.ts';
import { shorten } from '../../../src/discord/render/limits.ts';
import { textOf } from './things.ts';

describe('shortening', () => {
  it.each([
    ['leaves a text alone that fits', '山南市', 3, '山南市'],
    ['ends in an ellipsis', '山南市政府', 3, '山南…'],
    ['does not cut an emoji in two', '山😀南', 3, '山…'],
    ['leaves no backslash that would escape the ellipsis', '山\\*南市', 3, '山…'],
    ['keeps a backslash that is escaped', 'a\\\\bcd', 4, 'a\\\\…'],
    ['leaves nothing but the ellipsis of one character', '山南市', 1, '…'],
  ])('%s', (_, text, length, expected) => {
    expect(shorten(text, length)).toBe(expected);
  });

  it('never makes a text too long, never leaves half a character or a lone backslash', () => {
    fc.assert(
      fc.property(textOf(300), fc.integer({ min: 1, max: 300 }), (text, length) => {
        const short = shorten(escapeText(text), length);
        expect(short.length).toBeLessThanOrEqual(length);
        expect(short).not.toMatch(/\p{Surrogate}/u);
        expect(short.replace(/\\\\/gu, '')).not.toMatch(/\\…$/u);
        expect(escapeText(text).startsWith(short.replace(/…$/u, ''))).toBe(true);
      }),
    );
  });
});
