import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDictionary, writeDictionary } from '../language/dictionary.ts';
import { makeEnglishTable } from '../language/english.ts';
import { fold } from '../language/fold.ts';
import { organisationsIn } from '../language/organisations.ts';
import { publishBuild, startBuild } from './builds.ts';
import { writeGraph } from './graph.ts';
import { MANIFEST_FILE, type Manifest, sha256Of, VERSIONS } from './manifest.ts';
import { FILES } from './open.ts';
import { packVectors } from './quantise.ts';
import type { PassageRecord, ReportRecord } from './records.ts';
import { writeTables } from './tables.ts';

/** All that goes into a build. */
export interface BuildContents extends Pick<Manifest, 'build' | 'model' | 'sources' | 'badFiles'> {
  reports: readonly ReportRecord[];
  passages: readonly PassageRecord[];
  /** Unit-length vectors by label: of the passage, then of each of its sentences. */
  vectors: readonly Float32Array[][];
}

/** Writes a build into a folder of its own and makes it the live one. */
export function writeBuild(embeddingsDir: string, contents: BuildContents): void {
  const { build, model, sources, badFiles, reports, passages, vectors } = contents;
  const folder = startBuild(embeddingsDir, build);
  const texts = [
    ...reports.flatMap(({ title, sections }) => [title, ...sections.flat()]),
    ...passages.map((p) => p.text),
  ];
  const folded = texts.map(fold);
  const persons = new Set(reports.flatMap((report) => report.persons.map(fold)));
  const dictionary = writeDictionary(join(folder, FILES.dictionary), folded, [...persons, ...organisationsIn(folded)]);
  const english = makeEnglishTable(folded, persons);
  writeFileSync(join(folder, FILES.english), JSON.stringify(english));
  loadDictionary(join(folder, FILES.dictionary));
  writeTables(join(folder, FILES.tables), reports, passages, (label) => (vectors[label] ?? []).slice(1));
  const ofPassages = vectors.map(([passage]) => passage as Float32Array);
  writeGraph(join(folder, FILES.graph), ofPassages, model.dimension);
  writeFileSync(join(folder, FILES.vectors), packVectors(ofPassages));
  const files = [
    FILES.tables,
    FILES.graph,
    FILES.vectors,
    FILES.english,
    ...dictionary.map((name) => `${FILES.dictionary}/${name}`),
  ];
  const manifest: Manifest = {
    build,
    versions: VERSIONS,
    model,
    reports: reports.length,
    passages: passages.length,
    files: Object.fromEntries(files.map((file) => [file, sha256Of(readFileSync(join(folder, file)))])),
    sources,
    badFiles,
  };
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
  publishBuild(embeddingsDir, folder, build);
}
