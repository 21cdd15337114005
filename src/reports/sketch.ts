import { fold } from '../language/fold.ts';

/** Hashes in a sketch: the standard error of the estimate is at most 0.044 (√(s(1−s)/k), at a similarity of a half). */
const SIZE = 128;

/** Characters of a shingle: long enough that phrases of the genre (改革开放和现代化建设) make only part of the shingles. */
const SHINGLE = 8;

/**
 * The sketch of a text: the 128 smallest different hashes of its shingles, ascending. Shingles are 8 folded characters
 * without white space; digits count, which tell the reports of two years apart. (Broder, "On the resemblance and containment
 * of documents", 1997; the bottom-k sample of Bar-Yossef et al., "Counting distinct elements in a data stream", 2002.)
 */
export function sketchOf(text: string): Uint32Array {
  const bare = fold(text).replace(/\s+/gu, '');
  const hashes = new Uint32Array(Math.max(0, bare.length - SHINGLE + 1));
  // A polynomial hash rolls from a shingle to the next; `mixed` then spreads it, since only the smallest count.
  const top = power(BASE, SHINGLE - 1);
  let hash = 0;
  for (let at = 0; at < bare.length; at++) {
    if (at >= SHINGLE) hash = (hash - Math.imul(bare.charCodeAt(at - SHINGLE), top)) | 0;
    hash = (Math.imul(hash, BASE) + bare.charCodeAt(at)) | 0;
    if (at >= SHINGLE - 1) hashes[at - SHINGLE + 1] = mixed(hash);
  }
  hashes.sort();
  return hashes.filter((value, at) => at === 0 || value !== hashes[at - 1]).slice(0, SIZE);
}

/** An odd multiplier (Knuth's, 2³² over the golden ratio). */
const BASE = 0x9e3779b1;

function power(base: number, exponent: number): number {
  let product = 1;
  for (let n = 0; n < exponent; n++) product = Math.imul(product, base);
  return product;
}

/** The last step of MurmurHash3 (Appleby, public domain): every bit of the input moves every bit of the output. */
function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Share of shingles that two texts have in common, 0 to 1, as far as their sketches tell: of the smallest hashes of both, those in each. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let [i, j, seen, shared] = [0, 0, 0, 0];
  while (seen < SIZE && (i < a.length || j < b.length)) {
    const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
    seen++;
  }
  return seen === 0 ? 0 : shared / seen;
}

/** Two texts that are one but for some lines. */
export interface NearDuplicate {
  a: string;
  b: string;
  similarity: number;
}

/**
 * From this similarity on two texts are near duplicates. Among 114 work reports no two were above 0.09, the most alike
 * being those of one government in consecutive years; a copy with a tenth of its lines exchanged was never below 0.57.
 */
const NEAR = 0.5;

/**
 * The pairs of texts that are near duplicates, most similar first. Only pairs that share enough hashes are compared; they are
 * found by the lists of the texts that hold each hash.
 */
export function nearDuplicates(sketches: ReadonlyMap<string, Uint32Array>, least = NEAR): NearDuplicate[] {
  const texts = [...sketches];
  const holders = new Map<number, number[]>();
  const shared = new Uint16Array(texts.length);
  const found: NearDuplicate[] = [];
  for (const [at, [name, sketch]] of texts.entries()) {
    shared.fill(0, 0, at);
    for (const hash of sketch) {
      const others = holders.get(hash);
      for (const other of others ?? []) shared[other] = (shared[other] as number) + 1;
      if (others) others.push(at);
      else holders.set(hash, [at]);
    }
    for (const [before, [otherName, other]] of texts.slice(0, at).entries()) {
      // What two sketches share cannot be a greater part of both than of the longer one.
      if ((shared[before] as number) < Math.max(1, least * Math.max(sketch.length, other.length))) continue;
      const near = similarity(other, sketch);
      if (near >= least) found.push({ a: otherName, b: name, similarity: near });
    }
  }
  return found.sort((x, y) => y.similarity - x.similarity || (x.a + x.b < y.a + y.b ? -1 : 1));
}
