import { textsToEmbed } from '../passages/context.ts';
import type { BadFile } from './manifest.ts';
import type { ReportContents, Sources } from './sources.ts';
import type { VectorCache } from './vectorcache.ts';
import type { BuildWriter } from './write.ts';

/** Lets others have their turn while a build works on, and stops it where somebody wants that. */
export interface Ticker {
  /** To be awaited often: takes a turn of the event loop now and then. @throws KaojuError `interrupted` */
  breathe(): Promise<void>;
  /** Counts a step, and breathes. */
  step(): Promise<void>;
}

/** What reading sources brought. */
export interface Filling {
  /** Sources that are no report. */
  badFiles: BadFile[];
  /** Number of texts, and those of which there is no vector yet, each once. */
  texts: number;
  missing: Set<string>;
  /** Labels of the passages that they belong to. */
  incomplete: Set<number>;
}

/**
 * Reads sources into a build; a passage all of whose texts were embedded before is complete at once.
 * @param isKnown whether a vector of before may be used
 */
export async function fill(
  writer: BuildWriter,
  sources: Sources,
  wanted: ReadonlySet<string>,
  cache: VectorCache,
  isKnown: boolean,
  ticker: Ticker,
): Promise<Filling> {
  const result: Filling = { badFiles: [], texts: 0, missing: new Set(), incomplete: new Set() };
  for await (const reading of sources.read(wanted)) {
    if ('problem' in reading) result.badFiles.push(reading.problem);
    else
      for (const contents of reading.contents)
        await add(result, writer, reading.source, contents, isKnown ? cache : undefined, ticker);
    await ticker.step();
  }
  return result;
}

async function add(
  result: Filling,
  writer: BuildWriter,
  source: string,
  contents: ReportContents,
  cache: VectorCache | undefined,
  ticker: Ticker,
): Promise<void> {
  const first = writer.add(source, contents);
  for (const [at, passage] of contents.passages.entries()) {
    const texts = textsToEmbed(contents.report, passage);
    const vectors = texts.map((text) => (result.missing.has(text) ? undefined : cache?.get(text)));
    result.texts += texts.length;
    if (vectors.every((vector) => vector !== undefined)) writer.complete(contents.report, passage, first + at, vectors);
    else {
      result.incomplete.add(first + at);
      for (const [at, text] of texts.entries()) if (!vectors[at]) result.missing.add(text);
    }
    await ticker.breathe();
  }
}

/** Completes the passages whose texts were embedded now. */
export async function completeAll(
  writer: BuildWriter,
  cache: VectorCache,
  labels: ReadonlySet<number>,
  onPassage: () => Promise<void>,
): Promise<void> {
  for (const { report, passage } of writer.addedPassages()) {
    if (!labels.has(passage.label)) continue;
    const vectors = textsToEmbed(report, passage).map((text) => cache.get(text) as Float32Array);
    writer.complete(report, passage, passage.label, vectors);
    await onPassage();
  }
}

/** Every text of the passages that were added. */
export function* addedTexts(writer: BuildWriter): Iterable<string> {
  for (const { report, passage } of writer.addedPassages()) yield* textsToEmbed(report, passage);
}
