/** Resamples, and the seed of the generator: the same questions give the same interval. */
const SAMPLES = 2000;
const SEED = 20221230;

/** A mean with the interval in which 95 of 100 resamples have theirs. */
export interface Interval {
  mean: number;
  low: number;
  high: number;
}

/**
 * Mean and 95 % percentile bootstrap interval (Efron & Tibshirani 1993). Values with one key are resampled together:
 * questions with the same answer are not independent.
 */
export function interval(values: readonly { key: string; value: number }[]): Interval {
  const groups = new Map<string, { sum: number; count: number }>();
  for (const { key, value } of values) {
    const group = groups.get(key) ?? { sum: 0, count: 0 };
    groups.set(key, { sum: group.sum + value, count: group.count + 1 });
  }
  const all = [...groups.values()];
  const random = generator(SEED);
  const means = Array.from({ length: all.length === 0 ? 0 : SAMPLES }, () => {
    let [sum, count] = [0, 0];
    for (let drawn = 0; drawn < all.length; drawn++) {
      const group = all[Math.floor(random() * all.length)] as { sum: number; count: number };
      sum += group.sum;
      count += group.count;
    }
    return sum / count;
  }).sort((a, b) => a - b);
  return {
    mean: values.reduce((sum, { value }) => sum + value, 0) / values.length,
    low: means[Math.floor(0.025 * (SAMPLES - 1))] ?? Number.NaN,
    high: means[Math.ceil(0.975 * (SAMPLES - 1))] ?? Number.NaN,
  };
}

/** Mulberry32: numbers from 0 to 1 that depend on the seed alone. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
