import { DICTIONARY_FILES } from '../language/dictionary.ts';

/** Names of a build's files and folders, beside its manifest. */
export const FILES = {
  tables: 'reports.sqlite',
  graph: 'vectors.hnsw',
  vectors: 'vectors.i8',
  dictionary: 'dictionary',
  english: 'english.json',
  vocabulary: 'vocabulary.json',
} as const;

/** Every file of a build, by its path in the build's folder. */
export const BUILD_FILES: readonly string[] = [
  ...[FILES.tables, FILES.graph, FILES.vectors, FILES.english, FILES.vocabulary],
  ...DICTIONARY_FILES.map((name) => `${FILES.dictionary}/${name}`),
];
