/** What is measured in a process of its own: `tasks.ts NAME JSON` prints what it measured as JSON. */
import type { Progress } from '../../src/build.ts';
import { modelLocation, readConfig } from '../../src/config.ts';
import { loadEmbedder } from '../../src/embedding/transformers.ts';
import { openEngine } from '../../src/engine.ts';
import { readQuestions } from '../../src/evaluation/questions.ts';
import { openIndex } from '../../src/index/open.ts';
import { rebuild } from '../../src/rebuild.ts';
import { perturbingEmbedder } from './standin.ts';

export interface BuildTask {
  reports: string;
  embeddings: string;
  /** Folder of an index whose vectors, perturbed, stand in for those of the reports. */
  standIn?: string;
}

export interface Built {
  ms: number;
  /** Time in which texts were embedded. */
  embeddingMs: number;
  embedded: number;
  passages: number;
}

async function build({ reports, embeddings, standIn }: BuildTask): Promise<Built> {
  const config = readConfig({}, { reports, embeddings });
  const load = standIn === undefined ? undefined : () => perturbingEmbedder(standIn, config);
  let [first, last] = [0, 0];
  const onProgress = ({ stage, done }: Progress) => {
    if (stage !== 'embed') return;
    if (done === 0) first = performance.now();
    last = performance.now();
  };
  const started = performance.now();
  const { embedded, passages } = await rebuild(config, { onProgress, ...(load ? { load } : {}) });
  const ms = performance.now() - started;
  return { ms, embeddingMs: last - first, embedded, passages };
}

export interface Opened {
  ms: number;
  /** What opening the index added to the process's memory, in bytes. */
  added: number;
}

function open({ embeddings }: { embeddings: string }): Opened {
  const before = process.memoryUsage.rss();
  const started = performance.now();
  openIndex(embeddings);
  return { ms: performance.now() - started, added: process.memoryUsage.rss() - before };
}

export interface AskTask {
  embeddings: string;
  /** File of questions. */
  questions: string;
  region?: string;
  year?: number;
}

/** Times of each question in ms. */
export interface Asked {
  embed: number[];
  search: number[];
  total: number[];
}

async function ask({ embeddings, questions, ...filter }: AskTask): Promise<Asked> {
  const engine = await openEngine(readConfig({}, { embeddings }));
  const all = readQuestions(questions);
  for (const { question } of all.slice(0, 10)) await engine.ask({ question, ...filter });
  const times: Asked = { embed: [], search: [], total: [] };
  for (const { question } of all) {
    const { ms } = await engine.ask({ question, ...filter });
    for (const part of ['embed', 'search', 'total'] as const) times[part].push(ms[part]);
  }
  return times;
}

export interface Embedded {
  /** Texts a second: ours, the pipeline called with batches, and as many processes as asked for. */
  texts: number;
}

/** Embeds texts one a call, or in batches as the pipeline offers them. */
async function embed({ texts, batch }: { texts: string[]; batch: number }): Promise<Embedded> {
  const location = modelLocation(readConfig({}));
  if (batch === 1) {
    const { embed } = await loadEmbedder(location);
    await embed(texts[0] as string, 'passage');
    const started = performance.now();
    for (const text of texts) await embed(text, 'passage');
    return { texts: (texts.length * 1000) / (performance.now() - started) };
  }
  const { env, pipeline } = await import('@xenova/transformers');
  env.localModelPath = location.modelsDir;
  env.allowRemoteModels = false;
  const extract = await pipeline('feature-extraction', location.id);
  await extract(texts.slice(0, 1), { pooling: 'mean', normalize: true });
  const started = performance.now();
  for (let at = 0; at < texts.length; at += batch)
    await extract(
      texts.slice(at, at + batch).map((text) => `passage: ${text}`),
      { pooling: 'mean', normalize: true },
    );
  return { texts: (texts.length * 1000) / (performance.now() - started) };
}

const TASKS: Record<string, (argument: never) => unknown> = { build, open, ask, embed };

const [name = '', argument = '{}'] = process.argv.slice(2);
console.log(JSON.stringify(await TASKS[name]?.(JSON.parse(argument) as never)));
process.exit();
