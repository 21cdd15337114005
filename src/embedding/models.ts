import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KaojuError, messageOf } from '../errors.ts';
import type { EmbeddingModel } from './embedder.ts';

/** The model that comes with the program. */
export const DEFAULT_MODEL = 'multilingual-e5-small-zh-en';

/** The files that decide what vectors a model makes. */
const FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];

/** What a family of models wants in front of a text, and how its token vectors become one. */
export interface ModelFamily {
  query: string;
  passage: string;
  pooling: 'mean' | 'cls';
}

const FAMILIES: readonly { name: RegExp; family: ModelFamily }[] = [
  // https://huggingface.co/intfloat/multilingual-e5-small#faq
  { name: /e5/iu, family: { query: 'query: ', passage: 'passage: ', pooling: 'mean' } },
  // https://huggingface.co/BAAI/bge-small-zh-v1.5#usage
  { name: /bge-.*zh/iu, family: { query: '为这个句子生成表示以用于检索相关文章：', passage: '', pooling: 'cls' } },
];

/** Prefixes and pooling of a model by its name; unknown ones get no prefix and mean pooling. */
export function familyOf(id: string): ModelFamily {
  return FAMILIES.find(({ name }) => name.test(id))?.family ?? { query: '', passage: '', pooling: 'mean' };
}

/**
 * Reads what identifies a model in a folder.
 * @throws KaojuError `bad_model` where a file is missing or differs from the folder's SHA256SUMS
 */
export function readModel(id: string, folder: string): EmbeddingModel {
  const missing = FILES.filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0)
    throw new KaojuError(
      'bad_model',
      `The embedding model ${id} is incomplete: ${folder} lacks ${missing.join(', ')}`,
      'Restore the folder (git checkout -- embeddings/models), or set EMBEDDING_MODEL to a model that is there.',
    );
  const sums = FILES.map((file) => ({ file, sum: sha256(readFileSync(join(folder, file))) }));
  for (const { file, sum } of sums) checkSum(id, folder, file, sum);
  const checksum = sha256(Buffer.from(sums.map(({ file, sum }) => `${sum}  ${file}\n`).join('')));
  return { id, dimension: dimensionOf(id, folder), checksum };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function checkSum(id: string, folder: string, file: string, sum: string): void {
  const list = join(folder, 'SHA256SUMS');
  if (!existsSync(list)) return;
  const wanted = readFileSync(list, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/u))
    .find(([, name]) => name === file)?.[0];
  if (wanted && wanted !== sum)
    throw new KaojuError(
      'bad_model',
      `The embedding model ${id} is damaged: ${join(folder, file)} has SHA-256 ${sum.slice(0, 12)}…, not ${wanted.slice(0, 12)}…`,
      'Restore the file (git checkout -- embeddings/models) or copy the model again.',
    );
}

function dimensionOf(id: string, folder: string): number {
  try {
    const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as { hidden_size?: number };
    if (config.hidden_size) return config.hidden_size;
    throw new Error('it names no hidden_size');
  } catch (error) {
    throw new KaojuError(
      'bad_model',
      `The embedding model ${id} has an unreadable config.json: ${messageOf(error)}`,
      'Copy the model again.',
      { cause: error },
    );
  }
}
