import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { familyOf, readModel } from '../../src/embedding/models.ts';
import { loadEmbedder } from '../../src/embedding/transformers.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

const FILES = {
  'config.json': '{"hidden_size": 384}',
  'tokenizer.json': '{}',
  'tokenizer_config.json': '{}',
  'onnx/model_quantized.onnx': 'weights',
};

function modelFolder(files: Record<string, string> = FILES): string {
  const folder = join(temporaryFolder(), 'some-model');
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

test.each([
  ['multilingual-e5-small-zh-en', { query: 'query: ', passage: 'passage: ', pooling: 'mean' }],
  ['Xenova/multilingual-e5-small', { query: 'query: ', passage: 'passage: ', pooling: 'mean' }],
  ['Xenova/bge-small-zh-v1.5', { query: '为这个句子生成表示以用于检索相关文章：', passage: '', pooling: 'cls' }],
  ['somebody/other', { query: '', passage: '', pooling: 'mean' }],
])('The model %s has the prefixes and pooling of its family', (id, family) => {
  expect(familyOf(id)).toEqual(family);
});

describe('a model folder', () => {
  test('yields the dimension and a checksum over the files', () => {
    const one = readModel('some-model', modelFolder());
    expect(one).toEqual({ id: 'some-model', dimension: 384, checksum: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    expect(readModel('some-model', modelFolder())).toEqual(one);
    const other = readModel('some-model', modelFolder({ ...FILES, 'onnx/model_quantized.onnx': 'other weights' }));
    expect(other.checksum).not.toBe(one.checksum);
  });

  test('that lacks files is refused with their names', () => {
    const folder = modelFolder({ 'config.json': '{"hidden_size": 384}', 'tokenizer.json': '{}' });
    const message = `The embedding model some-model is incomplete: ${folder} lacks tokenizer_config.json, onnx/model_quantized.onnx`;
    expect(() => readModel('some-model', folder)).toThrow(expect.objectContaining({ code: 'bad_model', message }));
  });

  test('with a file that differs from SHA256SUMS is refused', () => {
    const folder = modelFolder({ ...FILES, SHA256SUMS: `${'0'.repeat(64)}  tokenizer.json\n` });
    const file = join(folder, 'tokenizer.json');
    const message = `The embedding model some-model is damaged: ${file} has SHA-256 44136fa355b3…, not 000000000000…`;
    expect(() => readModel('some-model', folder)).toThrow(expect.objectContaining({ code: 'bad_model', message }));
  });

  test.each(['{}', 'no JSON'])('with the config %s is refused', (config) => {
    const folder = modelFolder({ ...FILES, 'config.json': config });
    expect(() => readModel('some-model', folder)).toThrow(
      expect.objectContaining({
        code: 'bad_model',
        message: expect.stringMatching(/^The embedding model some-model has an unreadable config\.json: /u),
      }),
    );
  });

  test('whose weights are no model fails to load, by name', async () => {
    const folder = modelFolder();
    await expect(loadEmbedder({ id: 'some-model', modelsDir: dirname(folder) })).rejects.toMatchObject({
      code: 'bad_model',
      message: expect.stringContaining(`The embedding model some-model could not be loaded from ${folder}: `),
      advice: 'Restore the folder (git checkout -- embeddings/models).',
    });
  });
});

test('A model that is not there is refused with those that are, and nothing is fetched', async () => {
  const modelsDir = dirname(modelFolder());
  await expect(loadEmbedder({ id: 'nowhere', modelsDir })).rejects.toMatchObject({
    code: 'bad_model',
    message: `There is no embedding model "nowhere" in ${modelsDir} (there is: some-model).`,
  });
});
