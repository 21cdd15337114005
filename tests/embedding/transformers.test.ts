import { beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { loadEmbedder } from '../../src/embedding/transformers.ts';

let embedder: Embedder;
beforeAll(async () => {
  const { modelId, modelsDir } = readConfig({});
  embedder = await loadEmbedder({ id: modelId, modelsDir });
});

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

test.each(['山南市', '', 'a'.repeat(5000), '👍🏽\0\n'])(
  'A vector has 384 components and length 1: %j',
  async (text) => {
    const vector = await embedder.embed(text, 'passage');
    expect(vector).toHaveLength(embedder.model.dimension);
    expect(cosine(vector, vector)).toBeCloseTo(1, 5);
  },
);

test('The same text yields the same vector, whatever was embedded between', async () => {
  const first = await embedder.embed('2022年山南市地区生产总值', 'query');
  await embedder.embed('别的问题,而且长得多', 'query');
  expect(await embedder.embed('2022年山南市地区生产总值', 'query')).toEqual(first);
});

test('Question and passage are embedded differently', async () => {
  const question = await embedder.embed('山南市', 'query');
  expect(await embedder.embed('山南市', 'passage')).not.toEqual(question);
});

test('An answer is nearer to its question than another sentence, in English, too', async () => {
  const answer = await embedder.embed('全市地区生产总值达到248亿元,增长3.4%。', 'passage');
  const other = await embedder.embed('会议由市委书记主持。', 'passage');
  for (const text of ['地区生产总值是多少?', 'What was the gross domestic product?']) {
    const question = await embedder.embed(text, 'query');
    expect(cosine(question, answer)).toBeGreaterThan(cosine(question, other));
  }
});
