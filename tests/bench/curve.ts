import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import hnswlib from 'hnswlib-node';
import { percentile } from '../../src/evaluation/metrics.ts';
import { currentFolder } from '../../src/index/builds.ts';
import { FILES } from '../../src/index/files.ts';

/** Parameters that are compared: links a point and candidates while building; candidates while searching. */
const BUILDS: [number, number][] = [
  [8, 100],
  [16, 50],
  [16, 100],
  [16, 200],
];
const SEARCHES = [50, 100, 200, 400];

/** Nearest points asked for, and questions. */
const WANTED = 10;
const QUESTIONS = 100;

/** Bytes in front of each packed vector. */
const HEAD = 4;

export interface CurvePoint {
  links: number;
  efConstruction: number;
  efSearch: number;
  buildMs: number;
  recall: number;
  /** Of a search, in ms. */
  times: number[];
}

/** Recall and speed of HNSW on the vectors of an index, against exact search; questions are points moved a good way. */
export function recallCurve(embeddings: string, dimension: number): CurvePoint[] {
  const vectors = readVectors(embeddings, dimension);
  const points = vectors.length / dimension;
  const queries = Array.from({ length: QUESTIONS }, (_, at) => {
    const label = Math.floor((at * points) / QUESTIONS);
    return moved(vectors.subarray(label * dimension, (label + 1) * dimension), at);
  });
  const truths = queries.map((query) => exact(vectors, query, dimension));
  return BUILDS.flatMap(([links, efConstruction]) => {
    const graph = new hnswlib.HierarchicalNSW('ip', dimension);
    graph.initIndex(points, links, efConstruction, 100);
    const started = performance.now();
    for (let label = 0; label < points; label++)
      graph.addPoint(Array.from(vectors.subarray(label * dimension, (label + 1) * dimension)), label);
    const buildMs = performance.now() - started;
    return SEARCHES.map((efSearch) => {
      graph.setEf(efSearch);
      let found = 0;
      const times = queries.map((query, at) => {
        const begun = performance.now();
        const { neighbors } = graph.searchKnn(Array.from(query), WANTED);
        const time = performance.now() - begun;
        found += neighbors.filter((label) => truths[at]?.has(label)).length;
        return time;
      });
      return { links, efConstruction, efSearch, buildMs, recall: found / (QUESTIONS * WANTED), times };
    });
  });
}

export const medianOf = ({ times }: CurvePoint) => percentile(times, 0.5);

function readVectors(embeddings: string, dimension: number): Float32Array {
  const packed = readFileSync(join(currentFolder(embeddings), FILES.vectors));
  const width = HEAD + dimension;
  const vectors = new Float32Array((packed.length / width) * dimension);
  for (let row = 0; row < packed.length / width; row++) {
    const scale = packed.readFloatLE(row * width);
    for (let at = 0; at < dimension; at++)
      vectors[row * dimension + at] = packed.readInt8(row * width + HEAD + at) * scale;
  }
  return vectors;
}

/** A point moved as far as a question is from the passage that answers it (cosine about 0.94), the same way each time. */
function moved(point: Float32Array, seed: number): Float32Array {
  const shifted = point.map(
    (component, at) => component + 0.35 * Math.sqrt(2 / point.length) * Math.sin((at + 1) * (seed + 1) * 12.9898),
  );
  const length = Math.hypot(...shifted);
  return shifted.map((component) => component / length);
}

function exact(vectors: Float32Array, query: Float32Array, dimension: number): Set<number> {
  const points = vectors.length / dimension;
  const similarities = new Float32Array(points);
  for (let label = 0; label < points; label++) {
    let sum = 0;
    for (let at = 0; at < dimension; at++) sum += (vectors[label * dimension + at] as number) * (query[at] as number);
    similarities[label] = sum;
  }
  const labels = Array.from({ length: points }, (_, label) => label);
  labels.sort((a, b) => (similarities[b] as number) - (similarities[a] as number));
  return new Set(labels.slice(0, WANTED));
}
