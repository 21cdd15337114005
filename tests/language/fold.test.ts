import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, visibleLength } from '../../src/language/fold.ts';

describe('folding', () => {
  it.each([
    ['traditional to simplified', '推進高質量發展', '推进高质量发展'],
    ['full width to half width', '（２０２２年）ＧＤＰ：', '(2022年)gdp:'],
    ['upper to lower case', 'GDP', 'gdp'],
    ['著 to 着, which OpenCC leaves', '著力', '着力'],
    ['the ideographic space to a space', '市长　次仁', '市长 次仁'],
    ['characters outside the basic plane', '𠮷😀', '𠮷😀'],
  ])('turns %s', (_, text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('makes one word of its two spellings', () => {
    expect(fold('著力')).toBe(fold('着力'));
  });

  it('leaves a character alone whose folded form is longer', () => {
    expect(fold('ﬁ½…㎏')).toBe('ﬁ½…㎏');
  });

  it('leaves Chinese quotes and full stops alone', () => {
    expect(fold('“好”。、《》')).toBe('“好”。、《》');
  });

  it('turns text that is folded into itself', () => {
    const folded = fold('自治區(qū)推進高質(zhì)量發(fā)展 GDP（１）');
    expect(fold(folded)).toBe(folded);
  });

  it('preserves the length of any text, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\ud800', '\udc00'), (text, half) => {
        expect(fold(half + text + half)).toHaveLength(text.length + 2 * half.length);
      }),
      { numRuns: 300 },
    );
  });

  it('preserves every offset: a part folds as it does in the whole', () => {
    const text = '莊嚴：全力以赴推動西藏清潔能源產業發展壯大';
    expect([...text].map(fold).join('')).toBe(fold(text));
  });
});

describe('visible length', () => {
  it.each([
    ['', 0],
    ['各位代表', 4],
    [' 各位\u3000代表\u00a0\n\t', 4],
    ['𠮷', 2],
  ])('of %j is %i', (text, length) => {
    expect(visibleLength(text)).toBe(length);
  });
});
