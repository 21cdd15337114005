import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passage } from '../passages/passages.ts';
import type { Base } from './base.ts';
import { publishBuild, startBuild } from './builds.ts';
import { BUILD_FILES, FILES } from './files.ts';
import { startGraph } from './graphtask.ts';
import { fileSum, MANIFEST_FILE, type Manifest, VERSIONS } from './manifest.ts';
import type { PassageRecord, ReportRecord } from './records.ts';
import type { ReportContents } from './sources.ts';
import { TableWriter } from './tablewriter.ts';
import { VectorFiles } from './vectorfiles.ts';
import { WordsWriter } from './wordswriter.ts';

/** What a build is told of itself. */
export type BuildFacts = Pick<Manifest, 'build' | 'model' | 'sources' | 'badFiles'>;

/** Whole vectors of the new passages, while the graph is made. */
const NEW_VECTORS = 'new.f32';

/** Writes a build into a folder of its own: from nothing, or as a copy of the one before that is then changed. */
export class BuildWriter {
  readonly #embeddingsDir: string;
  readonly #folder: string;
  readonly #tables: TableWriter;
  readonly #words: WordsWriter;
  readonly #vectors: VectorFiles;
  readonly #isExtended: boolean;
  /** Labels from here on are new. */
  readonly #first: number;
  #next: number;
  readonly #removed: number[] = [];

  constructor(embeddingsDir: string, build: string, base?: Base) {
    this.#embeddingsDir = embeddingsDir;
    this.#folder = startBuild(embeddingsDir, build, base?.folder);
    this.#isExtended = base !== undefined;
    this.#first = this.#next = base?.manifest.points ?? 0;
    this.#tables = new TableWriter(this.#path(FILES.tables), !base);
    this.#words = new WordsWriter(this.#folder, this.#tables, base?.folder);
    this.#vectors = new VectorFiles(this.#path(FILES.vectors), this.#path(NEW_VECTORS), this.#first);
  }

  #path(file: string): string {
    return join(this.#folder, file);
  }

  /** Removes the reports that were read from a source. */
  remove(source: string): void {
    for (const { report, range } of this.#tables.reports(source)) {
      const labels = Array.from({ length: range.count }, (_, at) => range.first + at);
      this.#words.remove({ report, passages: labels.map((label) => this.#tables.passage(label)) }, labels);
      this.#tables.remove(report, range);
      this.#removed.push(...labels);
    }
  }

  /** Adds a report that was read from a source; its passages lack their vectors still. @returns the first's label */
  add(source: string, contents: ReportContents): number {
    const first = this.#next;
    this.#tables.add(source, contents.report, contents.passages, first);
    this.#next += contents.passages.length;
    this.#words.add(contents);
    return first;
  }

  /**
   * Adds what depends on a passage's vectors.
   * @param vectors unit length: of the passage, then of its sentences
   */
  complete(report: ReportRecord, passage: Passage, label: number, vectors: readonly Float32Array[]): void {
    this.#vectors.put(label, vectors[0] as Float32Array);
    this.#tables.addCandidate(report, passage, label, vectors.slice(1));
  }

  /** Number of passages that were added. */
  get added(): number {
    return this.#next - this.#first;
  }

  /** Number of reports. */
  get reports(): number {
    return this.#tables.reports().length;
  }

  /** The passages that were added, with their reports. */
  *addedPassages(): Iterable<{ report: ReportRecord; passage: PassageRecord }> {
    for (const { report, range } of this.#tables.reports())
      if (range.first >= this.#first)
        for (let at = 0; at < range.count; at++) yield { report, passage: this.#tables.passage(range.first + at) };
  }

  /**
   * Writes all the rest, once every added passage is complete, and makes the build the live one.
   * @param onPassage called for each added passage when its words are written
   * @param signal ends the process that makes the graph, and fails the rest
   */
  async publish(facts: BuildFacts, onPassage: () => Promise<void>, signal?: AbortSignal): Promise<Manifest> {
    this.#vectors.close();
    const task = {
      ...{ file: this.#path(FILES.graph), isExtended: this.#isExtended, dimension: facts.model.dimension },
      ...{ vectors: this.#path(NEW_VECTORS), first: this.#first, count: this.added, removed: this.#removed },
    };
    const graph = startGraph(task, signal);
    const reports = this.#tables.reports();
    try {
      const persons = reports.flatMap(({ report }) => report.persons);
      const added = Array.from({ length: this.added }, (_, at) => this.#first + at);
      await this.#words.write(persons, added, onPassage);
      this.#tables.finish();
      await graph.done;
    } finally {
      graph.stop();
    }
    rmSync(this.#path(NEW_VECTORS));
    const manifest: Manifest = {
      build: facts.build,
      versions: VERSIONS,
      model: facts.model,
      reports: reports.length,
      passages: reports.reduce((sum, { range }) => sum + range.count, 0),
      points: this.#next,
      files: Object.fromEntries(BUILD_FILES.map((file) => [file, fileSum(this.#path(file))])),
      sources: facts.sources,
      badFiles: facts.badFiles,
    };
    writeFileSync(this.#path(MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
    publishBuild(this.#embeddingsDir, this.#folder, facts.build);
    return manifest;
  }

  /** Gives the folder up: nothing of it is kept. */
  abandon(): void {
    this.#vectors.close();
    this.#tables.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
