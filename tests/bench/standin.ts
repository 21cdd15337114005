import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Config } from '../../src/config.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { readModel } from '../../src/embedding/models.ts';
import { openTables } from '../../src/index/open.ts';
import { VectorCache } from '../../src/index/vectorcache.ts';
import { textsToEmbed } from '../../src/passages/context.ts';

/** A mark that tells copies of a report apart, and what takes it, and the figures, out of a text again. */
const mark = (copy: number) => `(第${copy}份)`;
const plain = (text: string) => text.replace(/\(第\d+份\)/gu, '').replace(/\d/gu, '0');

/**
 * Writes a collection that is many times as large: each report of a .jsonl again and again, with another title and other
 * figures in its text (years stay). No two copies have the same words.
 */
export async function writeStandIn(reports: string, copies: number, file: string): Promise<void> {
  const output = createWriteStream(file);
  for await (const line of createInterface({ input: createReadStream(reports) }))
    for (let copy = 0; copy < copies; copy++) {
      const report = JSON.parse(line) as { id: string; title: string; text: string };
      const text = report.text.replace(/(?<!\d)\d{1,3}(?!\d)/gu, (figure) =>
        figure.replace(/\d/gu, (digit) => String((Number(digit) + copy) % 10)),
      );
      const one = {
        ...report,
        id: `${report.id}-${copy}`,
        title: `${report.title}${copy === 0 ? '' : mark(copy)}`,
        text,
      };
      if (!output.write(`${JSON.stringify(one)}\n`)) await once(output, 'drain');
    }
  output.end();
  await once(output, 'finish');
}

/** How far a copy's vector is from its original's, before both have unit length: cosine about 0.989. */
const NOISE = 0.15;

/** An embedder for copies: the vector of the original with noise that the text decides. Other texts get noise alone. */
export async function perturbingEmbedder(embeddings: string, config: Config): Promise<Embedder> {
  const model = readModel(config.modelId, join(config.modelsDir, config.modelId));
  const cache = new VectorCache(embeddings, model.checksum);
  const originals = new Map<string, string>();
  const tables = openTables(embeddings);
  for (const passage of tables.passages()) {
    const report = tables.reportsById.get(passage.reportId);
    if (report) for (const text of textsToEmbed(report, passage)) originals.set(plain(text), text);
  }
  tables.close();
  return {
    model,
    async embed(text) {
      const original = originals.get(plain(text));
      const vector = original === undefined ? undefined : cache.get(original);
      return perturbed(vector ?? new Float32Array(model.dimension), text, vector ? NOISE : 1);
    },
  };
}

function perturbed(vector: Float32Array, seed: string, noise: number): Float32Array {
  const random = generator(seed);
  const scale = noise * Math.sqrt(12 / vector.length);
  const moved = vector.map((component) => component + scale * (random() - 0.5));
  const length = Math.hypot(...moved);
  return moved.map((component) => component / length);
}

/** Numbers from 0 to 1 that a text decides: xorshift32 (Marsaglia 2003), seeded by FNV-1a. */
function generator(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  state ||= 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
