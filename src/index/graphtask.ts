import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startChild } from '../child.ts';
import { KaojuError } from '../errors.ts';
import { Graph, GraphWriter } from './graph.ts';

/** A graph to be written, or extended. */
export interface GraphTask {
  /** The graph's file; the one of the build before where it is extended. */
  file: string;
  isExtended: boolean;
  dimension: number;
  /** File of the new points' vectors (float32, in the order of their labels). */
  vectors: string;
  /** Labels of the new points: `count` in a row. */
  first: number;
  count: number;
  /** Labels that are deleted. */
  removed: readonly number[];
}

/** Fewer points are added sooner than a process starts. */
const FEW = 2000;

/** What the process that writes a graph says at its end. */
export interface GraphResult {
  failure?: string;
}

/** A graph that is being written. */
export interface GraphWork {
  /** Settles when the graph's file is there, or could not be written. */
  done: Promise<void>;
  stop(): void;
}

/**
 * Writes or extends a graph: where that takes long in a process of its own, for it takes as long as all the rest of a
 * build beside embedding.
 * @param signal ends the process
 */
export function startGraph(task: GraphTask, signal?: AbortSignal): GraphWork {
  if (task.count < FEW) {
    const done = runGraphTask(task);
    done.catch(() => {});
    return { done, stop() {} };
  }
  const child = startChild(new URL('./graphchild.ts', import.meta.url));
  const done = new Promise<void>((resolve, reject) => {
    const fail = (why: string) =>
      reject(
        new KaojuError(
          'bad_disk',
          `The graph could not be written: ${why}`,
          'Make room on the disk and memory, and run the same command again: what was embedded is kept.',
        ),
      );
    child.once('error', (error) => fail(error.message));
    child.once('message', ({ failure }: GraphResult) => failure && fail(failure));
    child.once('exit', (code, signal) => (code === 0 ? resolve() : fail(`its process ended with ${code ?? signal}`)));
  });
  // Whoever stops the process no longer waits for it: that is no failure that nobody handles.
  done.catch(() => {});
  child.send(task);
  const stop = () => {
    signal?.removeEventListener('abort', stop);
    child.kill();
  };
  signal?.addEventListener('abort', stop);
  return { done, stop };
}

/** Points between two turns of the event loop, in which a process hears that its parent is gone. */
const POINTS = 200;

/** Writes or extends a graph here and now. */
export async function runGraphTask(task: GraphTask): Promise<void> {
  const { file, isExtended, dimension, vectors, first, count, removed } = task;
  const graph = new GraphWriter(dimension, first + count, isExtended ? file : undefined);
  for (const label of removed) graph.remove(label);
  const descriptor = openSync(vectors, 'r');
  try {
    const vector = new Float32Array(dimension);
    for (let label = first; label < first + count; label++) {
      readSync(descriptor, vector);
      graph.add(label, vector);
      if (label % POINTS === 0) await nextTurn();
    }
  } finally {
    closeSync(descriptor);
  }
  graph.save(file);
  // hnswlib does not say that a disk is full: what it wrote must be read again to know that it is whole.
  if (new Graph(file, dimension).size !== first + count) throw new Error(`${file} was not written whole.`);
}
