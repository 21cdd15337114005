import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KaojuError, messageOf } from '../errors.ts';
import { loadDictionary } from '../language/dictionary.ts';
import type { EnglishTable } from '../language/english.ts';
import { currentFolder } from './builds.ts';
import { FILES } from './files.ts';
import { Graph } from './graph.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { PackedVectors } from './quantise.ts';
import { Tables } from './tables.ts';

/** The live build, checked and opened for reading. */
export interface Index {
  manifest: Manifest;
  folder: string;
  tables: Tables;
  graph: Graph;
  /** Vectors of the passages by label. */
  vectors: PackedVectors;
  english: EnglishTable;
  /** Whether the reports contain a pair of Han characters. */
  exists(pair: string): boolean;
  close(): void;
}

/** Opens only the tables of the live build, for reading reports and passages. @throws KaojuError as `openIndex` */
export function openTables(embeddingsDir: string): Tables {
  const folder = currentFolder(embeddingsDir);
  readManifest(folder);
  return new Tables(join(folder, FILES.tables));
}

/** Opens the live build and loads its dictionary. @throws KaojuError `no_build`, `damaged_build` or `other_build` */
export function openIndex(embeddingsDir: string): Index {
  const folder = currentFolder(embeddingsDir);
  const manifest = readManifest(folder);
  loadDictionary(join(folder, FILES.dictionary));
  const tables = new Tables(join(folder, FILES.tables));
  const graph = readGraph(manifest, join(folder, FILES.graph));
  const vectors = new PackedVectors(readFileSync(join(folder, FILES.vectors)), manifest.model.dimension);
  if (tables.size !== manifest.passages || graph.size !== manifest.points)
    throw new KaojuError(
      'damaged_build',
      `Build ${manifest.build} is damaged: its manifest counts ${manifest.passages} passages and ${manifest.points} points, its tables ${tables.size} and its graph ${graph.size}.`,
      'Run `npm run rebuild` to make a new one.',
    );
  const english = JSON.parse(readFileSync(join(folder, FILES.english), 'utf8')) as EnglishTable;
  return {
    ...{ manifest, folder, tables, graph, vectors, english },
    exists: (pair) => tables.postings.frequency(pair) > 0,
    close: () => tables.close(),
  };
}

function readGraph({ build, model }: Manifest, file: string): Graph {
  try {
    return new Graph(file, model.dimension);
  } catch (error) {
    throw new KaojuError(
      'damaged_build',
      `Build ${build} is damaged: its graph cannot be read: ${messageOf(error)}`,
      'Run `npm run rebuild -- --full` to make a new one.',
      { cause: error },
    );
  }
}
