import { organisationsIn } from './organisations.ts';
import type { WordTrie } from './trie.ts';

/** How often words occur in a collection: what its dictionary and its English table are made of. */
export interface Vocabulary {
  /** Known words and single Han characters that occur, with their number of occurrences, overlapping ones included. */
  words: Map<string, number>;
  /** Names of organisations that stand alone between punctuation, and how often. */
  organisations: Map<string, number>;
}

/** Counts the vocabulary of texts that come and go, so that a build can go on from the counts of the one before. */
export class VocabularyCounter {
  readonly #trie: WordTrie;
  /** By word of the trie. */
  readonly #counts: Int32Array;
  readonly #before: Vocabulary;
  /** By UTF-16 unit. */
  readonly #characters = new Int32Array(0x10000);
  /** What to add to the counts before; may be below 0. */
  readonly #organisations = new Map<string, number>();

  /**
   * @param known words that are looked for
   * @param before counts to go on from
   */
  constructor(known: WordTrie, before: Vocabulary = { words: new Map(), organisations: new Map() }) {
    this.#trie = known;
    this.#counts = known.newCounts();
    this.#before = before;
  }

  /** Counts a folded text; with -1 it is taken out again. */
  count(folded: string, sign: 1 | -1 = 1): void {
    this.#trie.count(this.#counts, folded, sign);
    for (let at = 0; at < folded.length; at++) (this.#characters[folded.charCodeAt(at)] as number) += sign;
    for (const name of organisationsIn(folded))
      this.#organisations.set(name, (this.#organisations.get(name) ?? 0) + sign);
  }

  vocabulary(): Vocabulary {
    const words = new Map(this.#before.words);
    for (const [word, count] of this.#trie.counted(this.#counts)) add(words, word, count);
    for (const [unit, count] of this.#characters.entries()) {
      const character = String.fromCharCode(unit);
      if (count !== 0 && /\p{Script=Han}/u.test(character)) add(words, character, count);
    }
    const organisations = new Map(this.#before.organisations);
    for (const [name, count] of this.#organisations) add(organisations, name, count);
    return { words, organisations };
  }
}

function add(counts: Map<string, number>, key: string, count: number): void {
  const sum = (counts.get(key) ?? 0) + count;
  if (sum > 0) counts.set(key, sum);
  else counts.delete(key);
}

/** A vocabulary as JSON, sorted: the same counts are the same text. */
export function vocabularyToJson({ words, organisations }: Vocabulary): string {
  const sorted = (counts: Map<string, number>) => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ words: sorted(words), organisations: sorted(organisations) });
}

export function vocabularyFromJson(json: string): Vocabulary {
  const { words, organisations } = JSON.parse(json) as Record<keyof Vocabulary, Record<string, number>>;
  return { words: new Map(Object.entries(words)), organisations: new Map(Object.entries(organisations)) };
}
