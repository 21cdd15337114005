import { afterEach, beforeEach, expect, test } from 'vitest';
import { VectorCache } from '../../src/index/vectorcache.ts';
import { fakeVector } from '../helpers/fakes.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

const TEXTS = ['一', '二', '三', '四', '五'];

let folder: string;
let cache: VectorCache;

beforeEach(() => {
  folder = temporaryFolder();
  cache = new VectorCache(folder, 'model');
});
afterEach(() => cache.close());

const known = (texts: readonly string[]) => texts.filter((text) => cache.get(text) !== undefined);

test('A vector comes back bit for bit, from another process, too', () => {
  cache.put('山南', fakeVector('山南'));
  cache.close();
  cache = new VectorCache(folder, 'model');
  expect(cache.get('山南')).toEqual(fakeVector('山南'));
});

test('A part of a larger buffer is stored alone', () => {
  const large = Float32Array.of(9, 0.6, -0.8, 9);
  cache.put('山南', large.subarray(1, 3));
  expect(cache.get('山南')).toEqual(Float32Array.of(0.6, -0.8));
});

test('A text that was never stored is unknown', () => {
  cache.put('山南', fakeVector('山南'));
  expect(cache.get('山南 ')).toBeUndefined();
});

test('The later vector of a text counts', () => {
  cache.put('山南', fakeVector('林芝'));
  cache.put('山南', fakeVector('山南'));
  expect(cache.get('山南')).toEqual(fakeVector('山南'));
});

test('Each model has its own vectors', () => {
  cache.put('山南', fakeVector('山南'));
  const other = new VectorCache(folder, 'other model');
  expect(other.get('山南')).toBeUndefined();
  other.close();
});

test('Unused texts are kept while they are no more than the used ones', () => {
  for (const text of TEXTS) cache.put(text, fakeVector(text));
  cache.forgetAllBut(['一', '二', '三']);
  expect(known(TEXTS)).toEqual(TEXTS);
});

test('Unused texts are forgotten once they are more than the used ones', () => {
  for (const text of TEXTS) cache.put(text, fakeVector(text));
  cache.forgetAllBut(['一', '五', '一']);
  expect(known(TEXTS)).toEqual(['一', '五']);
});

test.each([
  ['is no unit vector', Float32Array.of(0.6, 0.6)],
  ['has no number', Float32Array.of(Number.NaN, 1)],
  ['is empty', new Float32Array()],
])('A damaged vector counts as none: one that %s', (_, vector) => {
  cache.put('山南', vector);
  expect(cache.get('山南')).toBeUndefined();
});
