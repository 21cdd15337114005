import { describe, expect, it } from 'vitest';
import { nearDuplicates, similarity, sketchOf } from '../../src/reports/sketch.ts';
import { seedReport, seedText } from '../helpers/reports.ts';

/** Share of the 8-character shingles of two texts that are in both, counted the plain way. */
function jaccard(a: string, b: string): number {
  const shingles = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 7) }, (_, at) => text.slice(at, at + 8)));
  const [left, right] = [shingles(a), shingles(b)];
  const both = [...left].filter((shingle) => right.has(shingle)).length;
  return both / (left.size + right.size - both);
}

const text = seedText('003').replace(/\s/gu, '');

describe('a sketch', () => {
  it('is the 128 smallest different hashes, ascending', () => {
    const sketch = sketchOf(text);
    expect(sketch).toHaveLength(128);
    expect([...sketch]).toEqual([...new Set(sketch)].sort((a, b) => a - b));
  });

  it('of a short text has a hash for each shingle, of one below 8 characters none', () => {
    expect(sketchOf('一二三四五六七八九')).toHaveLength(2);
    expect(sketchOf('一二三四五六七')).toHaveLength(0);
  });

  it('is the same in another script, in full width, and with other white space', () => {
    expect(sketchOf('山南市２０２３年 粮食產量\n增長')).toEqual(sketchOf('山南市2023年粮食产量增长'));
  });

  it('rolls on as if every shingle were hashed alone', () => {
    const alone = [0, 1, 2, 3].map((at) => sketchOf(text.slice(at, at + 8))[0]);
    expect([...sketchOf(text.slice(0, 11))]).toEqual(alone.map(Number).sort((a, b) => a - b));
  });

  it('tells digits apart', () => {
    expect(similarity(sketchOf('全市生产总值248亿元'), sketchOf('全市生产总值267亿元'))).toBeLessThan(0.7);
  });
});

describe('the similarity', () => {
  it('of a text with itself is 1, with nothing 0', () => {
    expect(similarity(sketchOf(text), sketchOf(text))).toBe(1);
    expect(similarity(sketchOf(text), sketchOf(''))).toBe(0);
    expect(similarity(sketchOf(''), sketchOf(''))).toBe(0);
  });

  it.each([0.9, 0.75, 0.5, 0.25])('is near the share of common shingles where %d of a text is kept', (kept) => {
    const part = text.slice(0, Math.round(text.length * kept));
    expect(Math.abs(similarity(sketchOf(text), sketchOf(part)) - jaccard(text, part))).toBeLessThan(0.13);
  });
});

describe('near duplicates', () => {
  const body = seedReport('003').body.map((line) => line.text);
  const changed = body.map((line, at) => (at % 12 === 5 ? '此处已改写,与原文不同。' : line));
  const sketches = new Map([
    ['a', sketchOf(body.join('\n'))],
    ['other', sketchOf(seedText('001'))],
    ['copy', sketchOf(changed.join('\n'))],
    ['empty', sketchOf('')],
    ['void', sketchOf('')],
  ]);

  it('are a text and its copy with some lines changed', () => {
    const found = nearDuplicates(sketches);
    expect(found.map(({ a, b }) => [a, b])).toEqual([['a', 'copy']]);
    expect(found[0]?.similarity).toBeGreaterThan(0.7);
  });

  it('are the pairs that comparing every two would find', () => {
    const names = [...sketches.keys()];
    const all = names.flatMap((a, at) => names.slice(at + 1).map((b) => [a, b] as const));
    const of = (name: string) => sketches.get(name) as Uint32Array;
    const slow = all.filter(([a, b]) => similarity(of(a), of(b)) >= 0.01);
    expect(
      nearDuplicates(sketches, 0.01)
        .map(({ a, b }) => `${a} ${b}`)
        .sort(),
    ).toEqual(slow.map((pair) => pair.join(' ')).sort());
  });
});
