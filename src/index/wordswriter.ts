import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dictionaryNames, jiebaWords, loadDictionary, namesIn, writeDictionary } from '../language/dictionary.ts';
import { makeEnglishTable, translatedWords } from '../language/english.ts';
import { fold } from '../language/fold.ts';
import { WordTrie } from '../language/trie.ts';
import { VocabularyCounter, vocabularyFromJson, vocabularyToJson } from '../language/vocabulary.ts';
import { FILES } from './files.ts';
import { Postings, SEGMENT, type Tokens } from './postings.ts';
import { changeSegment, PostingsWriter } from './postingswriter.ts';
import type { ReportContents } from './sources.ts';
import type { TableWriter } from './tablewriter.ts';

/** Every word that jieba or the English table knows, read once a process. */
let known: WordTrie | undefined;
const knownWords = () => (known ??= new WordTrie([...jiebaWords(), ...translatedWords()]));

/**
 * Writes what depends on the words of all reports: the dictionary, the English table and the keyword index. In a copy of
 * a build it changes them by the reports that come and go.
 */
export class WordsWriter {
  readonly #folder: string;
  readonly #tables: TableWriter;
  /** Names that are words of their own in the build before; undefined where there is none. */
  readonly #before: ReadonlySet<string> | undefined;
  readonly #counter: VocabularyCounter;
  readonly #removed: number[] = [];

  /**
   * @param folder of the build that is written
   * @param base folder of the build that it is a copy of
   */
  constructor(folder: string, tables: TableWriter, base?: string) {
    this.#folder = folder;
    this.#tables = tables;
    if (base === undefined) this.#counter = new VocabularyCounter(knownWords());
    else {
      const vocabulary = vocabularyFromJson(readFileSync(join(base, FILES.vocabulary), 'utf8'));
      this.#counter = new VocabularyCounter(knownWords(), vocabulary);
      this.#before = new Set(dictionaryNames(join(base, FILES.dictionary)));
    }
  }

  add(contents: ReportContents): void {
    this.#count(contents, 1);
  }

  /** Takes a report out. @param labels of its passages */
  remove(contents: ReportContents, labels: readonly number[]): void {
    this.#count(contents, -1);
    this.#removed.push(...labels);
  }

  #count({ report, passages }: ReportContents, sign: 1 | -1): void {
    for (const text of [report.title, ...report.sections.flat()]) this.#counter.count(fold(text), sign);
    for (const { text } of passages) this.#counter.count(fold(text), sign);
  }

  /**
   * Writes the files.
   * @param persons of all reports
   * @param added labels of the new passages, whose candidates are in the tables
   */
  async write(persons: Iterable<string>, added: readonly number[], onPassage: () => Promise<void>): Promise<void> {
    const folded = new Set([...persons].map(fold));
    const vocabulary = this.#counter.vocabulary();
    const names = namesIn(vocabulary, folded);
    const recut = this.#before ? this.#labelsToRecut(this.#before, new Set(names), new Set(added)) : [];
    const dictionary = join(this.#folder, FILES.dictionary);
    writeDictionary(dictionary, vocabulary, names);
    writeFileSync(join(this.#folder, FILES.vocabulary), vocabularyToJson(vocabulary));
    writeFileSync(join(this.#folder, FILES.english), JSON.stringify(makeEnglishTable(vocabulary, folded)));
    loadDictionary(dictionary);
    this.#tables.forgetCuts();
    if (this.#before) await this.#change(recut, added, onPassage);
    else await this.#writeNew(added, onPassage);
  }

  async #writeNew(added: readonly number[], onPassage: () => Promise<void>): Promise<void> {
    const postings = new PostingsWriter(this.#tables.database);
    for (const label of added) {
      postings.add(this.#tables.tokens(label));
      await onPassage();
    }
    postings.finish();
  }

  /** Changes the keyword index segment by segment, so that no more than one segment's tokens are in memory. */
  async #change(recut: readonly number[], added: readonly number[], onPassage: () => Promise<void>): Promise<void> {
    const gone = bySegment([...this.#removed, ...recut]);
    const come = bySegment([...recut, ...added]);
    const first = added[0] ?? 0;
    for (const segment of new Set([...gone.keys(), ...come.keys()])) {
      const start = segment * SEGMENT;
      const tokens: [number, Tokens][] = [];
      for (const label of (come.get(segment) ?? []).sort((a, b) => a - b)) {
        tokens.push([label - start, this.#tables.tokens(label)]);
        if (label >= first) await onPassage();
      }
      const removed = new Set((gone.get(segment) ?? []).map((label) => label - start));
      changeSegment(this.#tables.database, segment, removed, tokens);
    }
  }

  /** A name that is new, or is one no more, changes where the passages that hold it are cut. */
  #labelsToRecut(before: ReadonlySet<string>, after: ReadonlySet<string>, added: ReadonlySet<number>): number[] {
    const names = [
      ...[...before].filter((name) => !after.has(name)),
      ...[...after].filter((name) => !before.has(name)),
    ];
    const postings = new Postings(this.#tables.database, 0);
    const removed = new Set(this.#removed);
    const labels = names.flatMap((name) => {
      const pairs = Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2));
      return postings
        .withAll(pairs)
        .filter((label) => !removed.has(label) && !added.has(label) && this.#tables.says(label, name));
    });
    return [...new Set(labels)].sort((a, b) => a - b);
  }
}

/** Labels by the segment of the keyword index that they belong to. */
function bySegment(labels: readonly number[]): Map<number, number[]> {
  const segments = new Map<number, number[]>();
  for (const label of labels) {
    const segment = Math.floor(label / SEGMENT);
    const some = segments.get(segment);
    if (some) some.push(label);
    else segments.set(segment, [label]);
  }
  return segments;
}
