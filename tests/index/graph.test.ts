import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Graph, GraphWriter } from '../../src/index/graph.ts';
import { Labels } from '../../src/index/labels.ts';
import { fakeVector } from '../helpers/fakes.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

const SIZE = 600;
const vectors = Array.from({ length: SIZE }, (_, label) => fakeVector(`第${label}段 ${label * label} ${label % 7}`));
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, component, at) => sum + component * (b[at] ?? 0), 0);

let graph: Graph;
const file = join(temporaryFolder(), 'vectors.hnsw');
beforeAll(() => {
  const writer = new GraphWriter(32, SIZE);
  for (const [label, vector] of vectors.entries()) writer.add(label, vector);
  writer.save(file);
  graph = new Graph(file, 32);
});

/** A set of these labels. */
const labelsOf = (labels: readonly number[]) =>
  Labels.of(
    SIZE,
    labels.map((first) => ({ first, count: 1 })),
  );

test('A point is nearest to itself, with cosine 1', () => {
  const [first] = graph.nearest(vectors[42] as Float32Array, 3);
  expect(first).toEqual({ label: 42, similarity: expect.closeTo(1, 5) });
});

test('The nearest come first, and similarities are the cosines', () => {
  const query = fakeVector('山南市地区生产总值');
  const found = graph.nearest(query, 20);
  const exact = vectors.map((vector) => dot(vector, query)).sort((a, b) => b - a);
  expect(found).toHaveLength(20);
  for (const [at, { label, similarity }] of found.entries()) {
    expect(similarity).toBeCloseTo(dot(vectors[label] as Float32Array, query), 5);
    expect(similarity).toBeCloseTo(exact[at] ?? Number.NaN, 5);
  }
});

test('More than there are yields all there are', () => {
  const found = graph.nearest(fakeVector('山南'), SIZE + 100);
  expect(found.map(({ label }) => label).sort((a, b) => a - b)).toEqual(vectors.map((_, label) => label));
});

test('A filter lets only its labels through, all of them where so many are wanted', () => {
  const labels = fc.uniqueArray(fc.nat({ max: SIZE - 1 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(labels, fc.string(), (allowed, text) => {
      const found = graph.nearest(fakeVector(text), 50, labelsOf(allowed));
      expect(found.map(({ label }) => label).sort((a, b) => a - b)).toEqual(allowed.sort((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
});

test('A filter without labels lets nothing through', () => {
  expect(graph.nearest(fakeVector('山南'), 5, labelsOf([]))).toEqual([]);
});

describe('an extended graph', () => {
  const extended = join(temporaryFolder(), 'extended.hnsw');
  const NEW = Array.from({ length: 50 }, (_, at) => fakeVector(`新的第${at}段`));
  const GONE = [0, 7, 42, 599];
  let after: Graph;
  beforeAll(() => {
    const writer = new GraphWriter(32, SIZE + NEW.length, file);
    for (const label of GONE) writer.remove(label);
    for (const [at, vector] of NEW.entries()) writer.add(SIZE + at, vector);
    writer.save(extended);
    after = new Graph(extended, 32);
  });

  test('finds what was added', () => {
    for (const [at, vector] of NEW.entries()) expect(after.nearest(vector, 1)[0]?.label).toBe(SIZE + at);
  });

  test('never finds what was deleted, and still finds all the rest', () => {
    const found = after.nearest(vectors[42] as Float32Array, SIZE + NEW.length).map(({ label }) => label);
    const left = [...vectors, ...NEW].flatMap((_, label) => (GONE.includes(label) ? [] : [label]));
    expect(found.sort((a, b) => a - b)).toEqual(left);
    expect(after.size).toBe(SIZE + NEW.length);
  });
});
