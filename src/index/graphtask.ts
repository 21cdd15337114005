import { closeSync, openSync, readSync } from 'node:fs';
import { startChild } from '../child.ts';
import { GraphWriter } from './graph.ts';

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
    runGraphTask(task);
    return { done: Promise.resolve(), stop() {} };
  }
  const child = startChild(new URL('./graphchild.ts', import.meta.url));
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      code === 0
        ? resolve()
        : reject(new Error(`The graph could not be written: its process ended with ${code ?? signal}.`)),
    );
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

/** Writes or extends a graph here and now. */
export function runGraphTask({ file, isExtended, dimension, vectors, first, count, removed }: GraphTask): void {
  const graph = new GraphWriter(dimension, first + count, isExtended ? file : undefined);
  for (const label of removed) graph.remove(label);
  const descriptor = openSync(vectors, 'r');
  const vector = new Float32Array(dimension);
  for (let label = first; label < first + count; label++) {
    readSync(descriptor, vector);
    graph.add(label, vector);
  }
  closeSync(descriptor);
  graph.save(file);
}
