import hnswlib from 'hnswlib-node';
import type { Labels } from './labels.ts';

/**
 * Parameters of the HNSW graph: links a point, candidates while building and while searching, and the seed of its levels.
 * Chosen by the curve in docs/benchmarks.md.
 */
const GRAPH = { links: 16, efConstruction: 100, efSearch: 400, seed: 100 };

/** A graph over unit-length vectors while it is written: a new one, or the one of the build before. */
export class GraphWriter {
  readonly #graph: hnswlib.HierarchicalNSW;

  /** @param points that it will hold at most; @param file the graph to extend */
  constructor(dimension: number, points: number, file?: string) {
    this.#graph = new hnswlib.HierarchicalNSW('ip', dimension);
    if (file === undefined) this.#graph.initIndex(Math.max(1, points), GRAPH.links, GRAPH.efConstruction, GRAPH.seed);
    else {
      this.#graph.readIndexSync(file);
      if (points > this.#graph.getMaxElements()) this.#graph.resizeIndex(points);
    }
  }

  add(label: number, vector: Float32Array): void {
    this.#graph.addPoint(Array.from(vector), label);
  }

  /** Marks a point as deleted: it is passed through, and never found. */
  remove(label: number): void {
    this.#graph.markDelete(label);
  }

  save(file: string): void {
    this.#graph.writeIndexSync(file);
  }
}

/** A graph read from a file that the manifest's checksum vouches for: hnswlib can crash on a damaged one. */
export class Graph {
  readonly #graph: hnswlib.HierarchicalNSW;

  constructor(file: string, dimension: number) {
    this.#graph = new hnswlib.HierarchicalNSW('ip', dimension);
    this.#graph.readIndexSync(file);
    this.#graph.setEf(GRAPH.efSearch);
  }

  /** Number of points, deleted ones included. */
  get size(): number {
    return this.#graph.getCurrentCount();
  }

  /** The `limit` nearest points by cosine (1 is equal), nearest first; fewer where fewer are allowed. */
  nearest(vector: Float32Array, limit: number, allowed?: Labels): { label: number; similarity: number }[] {
    const count = Math.min(limit, allowed?.size ?? Number.POSITIVE_INFINITY, this.size);
    if (count === 0) return [];
    const filter = allowed && ((label: number) => allowed.has(label));
    const { neighbors, distances } = this.#graph.searchKnn(Array.from(vector), count, filter);
    return neighbors.map((label, at) => ({ label, similarity: 1 - (distances[at] ?? 1) }));
  }
}
