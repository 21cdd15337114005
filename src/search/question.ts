import { type EnglishTable, translate } from '../language/english.ts';
import { fold } from '../language/fold.ts';
import { findPlace, type Place, placesIn } from '../language/places.ts';
import { isStopWord } from '../language/stopwords.ts';
import { synonymsIn } from '../language/synonyms.ts';
import { wordsOf } from '../language/words.ts';
import { formOf } from './form.ts';

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
  /** What the answer must hold (a percentage, an amount of money, a day), or undefined. */
  form: RegExp | undefined;
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
export function readQuestion({ question, context, asOf }: Request, english: EnglishTable = {}): Query {
  const folded = withYears(fold(question), asOf);
  const ownYears = yearsIn(folded);
  const earlier = context ? withoutRepeated(withYears(fold(context), asOf), folded) : '';
  const isForeign = !/\p{Script=Han}/u.test(folded);
  const terms = [...(isForeign ? englishTerms(question, english) : []), ...termsOf(folded, 1, isForeign)];
  const known = new Set(terms.map(({ token }) => token));
  terms.push(...termsOf(earlier, CONTEXT_WEIGHT, false).filter(({ token }) => !known.has(token)));
  const bigrams = [...new Set(wordsOf(folded).bigrams)].filter((pair) => !isStopWord(pair));
  const tokens = [...terms.flatMap(({ token, synonyms }) => [token, ...synonyms.flatMap(tokensOf)]), ...bigrams];
  const ownPlaces = isForeign ? foreignPlaces(terms) : placesOf(folded);
  return {
    text: earlier ? `${earlier} ${folded}` : folded,
    terms,
    tokens: [...new Set(tokens)],
    bigrams,
    form: formOf(folded),
    years: ownYears.length > 0 ? ownYears : yearsIn(earlier),
    places: ownPlaces.length > 0 ? ownPlaces : placesOf(earlier),
    isForeign,
  };
}

const placesOf = (folded: string) => placesIn(folded).map(({ place }) => place);

/** Places whose English names or pinyin a question holds. */
const foreignPlaces = (terms: readonly Term[]) =>
  terms.flatMap(({ synonyms }) => synonyms.flatMap((name) => findPlace(name) ?? []));

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

/** Beginnings that point back: 那2023年…, 它…, 还有…, what about …; not the first character of a name (那曲, 其他). */
const LEANING =
  /^(?:那么|那(?=[\d个些呢是,]|今年|去年|明年|上|下|全)|它|他们?(?!乡)|她|这(?=个|些|项|次|方面)|其中|再(?=说|讲|问|看|给|来)|还有|另外)|^(?:and|what about|how about)\b/u;

/** A question that ends in 呢 stands on its own when it is longer, in UTF-16 units. */
const SHORT_QUESTION = 12;

/** Whether a question leans on the one before it: 那2023年的目标呢? */
export function isFollowUp(question: string): boolean {
  const folded = fold(question.trim());
  if (LEANING.test(folded)) return true;
  return /呢[?。!]?$/u.test(folded) && folded.length <= SHORT_QUESTION;
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

function englishTerms(question: string, table: EnglishTable): Term[] {
  return translate(question, table).map(({ phrase, words }) => ({ token: phrase, weight: 1, synonyms: words }));
}

function termsOf(folded: string, weight: number, isForeign: boolean): Term[] {
  const words = [...new Set(wordsOf(folded).words)].filter(
    (word) => !isStopWord(word) && !(isForeign && /^[a-z]+$/u.test(word)),
  );
  const terms: Term[] = words.map((token) => ({ token, weight, synonyms: [] }));
  for (const { name, others } of synonymsIn(folded)) {
    const parts = new Set([...tokensOf(name), name]);
    const term = terms.find(({ token }) => parts.has(token));
    if (term) term.synonyms.push(...others);
    else terms.push({ token: name, weight, synonyms: others });
  }
  return terms;
}
