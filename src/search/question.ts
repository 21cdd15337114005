import { fold } from '../language/fold.ts';
import { type Place, placesIn } from '../language/places.ts';
import { isStopWord } from '../language/stopwords.ts';
import { synonymsIn } from '../language/synonyms.ts';
import { wordsOf } from '../language/words.ts';

/** What is asked, and which reports may answer. */
export interface Request {
  question: string;
  /** The question asked before, which makes a short follow-up searchable. */
  context?: string | undefined;
  /** Report id, file, or unique part of a title. */
  report?: string | undefined;
  region?: string | undefined;
  year?: number | undefined;
  /** Day or year that 今年 and 去年 count from, as `2026` or `2026-03-05`; without it they name no year. */
  asOf?: string | undefined;
}

/** A word of the question and how much it counts, before its rarity (1, or less for the question before). */
export interface Term {
  token: string;
  weight: number;
  /** Other names of the same thing: any of them is as good. */
  synonyms: string[];
}

/** A question made ready for searching. */
export interface Query {
  /** The text whose vector is searched for. */
  text: string;
  terms: Term[];
  /** Every token for the keyword index. */
  tokens: string[];
  /** Pairs of neighbouring Han characters that are not all question words. */
  bigrams: string[];
  /** Years named in the question (of the context's where the question names none). */
  years: number[];
  /** Places named in the question (of the context's where the question names none). */
  places: Place[];
  /** No Han character: words of the question cannot stand in a Chinese report, names and numbers aside. */
  isForeign: boolean;
}

/** Weight of a word that stands only in the question before. */
const CONTEXT_WEIGHT = 0.4;

const YEAR = /(?<!\d)((?:19|20)\d{2})(?=年|\D|$)/gu;

/** Words, years and vector text of a question and the one before it. */
export function readQuestion({ question, context, asOf }: Request): Query {
  const folded = withYears(fold(question), asOf);
  const ownYears = yearsIn(folded);
  const earlier = context ? withoutRepeated(withYears(fold(context), asOf), folded) : '';
  const terms = termsOf(folded, 1);
  const known = new Set(terms.map(({ token }) => token));
  terms.push(...termsOf(earlier, CONTEXT_WEIGHT).filter(({ token }) => !known.has(token)));
  const bigrams = [...new Set(wordsOf(folded).bigrams)].filter((pair) => !isStopWord(pair));
  const tokens = [...terms.flatMap(({ token, synonyms }) => [token, ...synonyms.flatMap(tokensOf)]), ...bigrams];
  return {
    text: earlier ? `${earlier} ${folded}` : folded,
    terms,
    tokens: [...new Set(tokens)],
    bigrams,
    years: ownYears.length > 0 ? ownYears : yearsIn(earlier),
    places: placesOf(folded).length > 0 ? placesOf(folded) : placesOf(earlier),
    isForeign: !/\p{Script=Han}/u.test(folded),
  };
}

const placesOf = (folded: string) => placesIn(folded).map(({ place }) => place);

function yearsIn(folded: string): number[] {
  return [...new Set([...folded.matchAll(YEAR)].map((match) => Number(match[1])))];
}

const RELATIVE_YEARS: Record<string, number> = { 前年: -2, 去年: -1, 上年: -1, 今年: 0, 本年: 0, 明年: 1 };

/** 今年, 去年 and the like as years, counted from `asOf`. */
function withYears(folded: string, asOf: string | undefined): string {
  if (!asOf) return folded;
  const names = new RegExp(Object.keys(RELATIVE_YEARS).join('|'), 'gu');
  return folded.replace(names, (name) => `${Number(asOf.slice(0, 4)) + (RELATIVE_YEARS[name] ?? 0)}年`);
}

/** Whether a question leans on the one before it: 那2023年的目标呢? */
export function isFollowUp(question: string): boolean {
  return /^(那|那么|这|它|他|她|其|还有|另外|再)|呢[?。!]?$|^(and|what about|how about)\b/iu.test(
    fold(question.trim()),
  );
}

/** The question before, without its years and places where the new question names its own. */
function withoutRepeated(context: string, question: string): string {
  const withoutYears = yearsIn(question).length > 0 ? context.replace(/(?:19|20)\d{2}年?/gu, '') : context;
  if (placesOf(question).length === 0) return withoutYears;
  return placesIn(withoutYears).reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    withoutYears,
  );
}

function tokensOf(text: string): string[] {
  const { words } = wordsOf(text);
  return words.length > 0 ? words : [text];
}

function termsOf(folded: string, weight: number): Term[] {
  const words = [...new Set(wordsOf(folded).words)].filter((word) => !isStopWord(word));
  const terms: Term[] = words.map((token) => ({ token, weight, synonyms: [] }));
  for (const { name, others } of synonymsIn(folded)) {
    const parts = new Set([...tokensOf(name), name]);
    const term = terms.find(({ token }) => parts.has(token));
    if (term) term.synonyms.push(...others);
    else terms.push({ token: name, weight, synonyms: others });
  }
  return terms;
}
