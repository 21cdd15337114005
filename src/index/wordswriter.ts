import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dictionaryNames, jiebaWords, loadDictionary, namesIn, writeDictionary } from '../language/dictionary.ts';
import { makeEnglishTable, translatedWords } from '../language/english.ts';
import { fold } from '../language/fold.ts';
import { WordTrie } from '../language/trie.ts';
import { VocabularyCounter, vocabularyFromJson, vocabularyToJson } from '../language/vocabulary.ts';
import { FILES } from './files.ts';
import { Postings, type Tokens } from './postings.ts';
import { changePostings, PostingsWriter } from './postingswriter.ts';
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
  readonly #removed = new Map<number, Tokens>();

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
      // What is taken out of the keyword index is cut as it was when it was put in.
      loadDictionary(join(base, FILES.dictionary));
    }
  }

  add(contents: ReportContents): void {
    this.#count(contents, 1);
  }

  /** Takes a report out. @param labels of its passages, which are still in the tables */
  remove(contents: ReportContents, labels: readonly number[]): void {
    this.#count(contents, -1);
    for (const label of labels) this.#removed.set(label, this.#tables.tokens(label));
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
    const removed = new Map([...this.#removed, ...recut.map((label) => [label, this.#tables.tokens(label)] as const)]);
    const dictionary = join(this.#folder, FILES.dictionary);
    writeDictionary(dictionary, vocabulary, names);
    writeFileSync(join(this.#folder, FILES.vocabulary), vocabularyToJson(vocabulary));
    writeFileSync(join(this.#folder, FILES.english), JSON.stringify(makeEnglishTable(vocabulary, folded)));
    loadDictionary(dictionary);
    if (this.#before) await this.#change(removed, recut, added, onPassage);
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

  async #change(
    removed: ReadonlyMap<number, Tokens>,
    recut: readonly number[],
    added: readonly number[],
    onPassage: () => Promise<void>,
  ): Promise<void> {
    const come = new Map(recut.map((label) => [label, this.#tables.tokens(label)]));
    for (const label of added) {
      come.set(label, this.#tables.tokens(label));
      await onPassage();
    }
    changePostings(this.#tables.database, { removed, added: come });
  }

  /** A name that is new, or is one no more, changes where the passages that hold it are cut. */
  #labelsToRecut(before: ReadonlySet<string>, after: ReadonlySet<string>, added: ReadonlySet<number>): number[] {
    const names = [
      ...[...before].filter((name) => !after.has(name)),
      ...[...after].filter((name) => !before.has(name)),
    ];
    const postings = new Postings(this.#tables.database, 0);
    const labels = names.flatMap((name) => {
      const pairs = Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2));
      return postings
        .withAll(pairs)
        .filter((label) => !this.#removed.has(label) && !added.has(label) && this.#tables.says(label, name));
    });
    return [...new Set(labels)].sort((a, b) => a - b);
  }
}
