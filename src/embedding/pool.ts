import type { ChildProcess } from 'node:child_process';
import { startChild } from '../child.ts';
import { KaojuError } from '../errors.ts';
import type { Embedder } from './embedder.ts';
import type { ModelLocation } from './transformers.ts';

/** Embedders in processes of their own, each with a model of its own. */
export interface Pool {
  embedders: Embedder[];
  close(): void;
}

/** What goes to a child behind the model's location, and comes back for each text. */
export interface Job {
  text: string;
  role: Parameters<Embedder['embed']>[1];
}
export type Result = { model: Embedder['model'] } | { vector: Float32Array } | { message: string; advice?: string };

/** Starts processes that embed. @throws KaojuError `bad_model` */
export async function openPool(location: ModelLocation, processes: number): Promise<Pool> {
  const children = Array.from({ length: processes }, () => startChild(new URL('./child.ts', import.meta.url)));
  // One that ends while nobody waits for its answer is noticed at its next text.
  for (const child of children) child.on('error', () => {});
  const close = () => {
    for (const child of children) child.kill();
  };
  try {
    const embedders = await Promise.all(children.map((child) => embedderOf(child, location)));
    return { embedders, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function embedderOf(child: ChildProcess, location: ModelLocation): Promise<Embedder> {
  const answer = answerOf(child);
  child.send(location);
  const first = await answer;
  if (!('model' in first)) throw failure(first);
  return {
    model: first.model,
    async embed(text, role) {
      const answer = answerOf(child);
      if (child.connected) child.send({ text, role } satisfies Job);
      const result = await answer;
      if ('vector' in result) return result.vector;
      throw failure(result);
    },
  };
}

/** The next message of a child, or why there will be none. */
function answerOf(child: ChildProcess): Promise<Result> {
  return new Promise((resolve) => {
    const end = (result: Result) => {
      child.off('exit', onEnd).off('error', onEnd).off('message', end);
      resolve(result);
    };
    const onEnd = (why: unknown) => end({ message: `An embedding process ended (${why ?? 'killed'}).` });
    if (!child.connected) onEnd(child.exitCode ?? child.signalCode);
    else child.once('exit', onEnd).once('error', onEnd).once('message', end);
  });
}

function failure(result: Result): KaojuError {
  const { message, advice } = result as { message: string; advice?: string };
  return new KaojuError(
    'bad_model',
    message,
    advice ?? 'Run the same command again; set EMBEDDING_PROCESSES=1 if it comes back.',
  );
}
