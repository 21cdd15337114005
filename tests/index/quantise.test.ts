import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packVectors, similarities } from '../../src/index/quantise.ts';
import { fakeVector } from '../helpers/fakes.ts';

const DIMENSION = 24;

const unitVector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: DIMENSION, maxLength: DIMENSION })
  .filter((components) => Math.hypot(...components) > 1e-3)
  .map((components) => Float32Array.from(components, (component) => component / Math.hypot(...components)));

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, component, at) => sum + component * (b[at] ?? 0), 0);
const sumOf = (vector: Float32Array) => vector.reduce((sum, component) => sum + Math.abs(component), 0);
const largest = (vector: Float32Array) => Math.max(...vector.map(Math.abs));

test('Every cosine is within half a step a component of the exact one', () => {
  fc.assert(
    fc.property(fc.array(unitVector, { minLength: 1, maxLength: 5 }), unitVector, (vectors, query) => {
      const found = similarities(packVectors(vectors), query);
      expect(found).toHaveLength(vectors.length);
      for (const [row, vector] of vectors.entries()) {
        const bound = (largest(vector) / 127 / 2) * sumOf(query) + 1e-5;
        expect(Math.abs((found[row] ?? Number.NaN) - dot(vector, query))).toBeLessThanOrEqual(bound);
      }
    }),
  );
});

test('A vector takes its components and four bytes', () => {
  expect(packVectors([fakeVector('山南'), fakeVector('林芝')])).toHaveLength(2 * (4 + 32));
});

test('A vector of zeros stays one', () => {
  expect(similarities(packVectors([new Float32Array(4)]), new Float32Array([0.5, 0.5, 0.5, 0.5]))).toEqual([0]);
});

test('Nothing packs to nothing', () => {
  expect(similarities(packVectors([]), fakeVector('山南'))).toEqual([]);
});

test('Packed vectors are read from the middle of a buffer, too', () => {
  const packed = packVectors([fakeVector('山南')]);
  const shifted = Buffer.concat([Buffer.from('123'), packed]).subarray(3);
  expect(similarities(shifted, fakeVector('山南'))).toEqual(similarities(packed, fakeVector('山南')));
});
