import { EMPTY_TABLE, type EnglishTable } from '../language/english.ts';
import { fold } from '../language/fold.ts';
import { numberForms } from '../language/numerals.ts';
import { findPlace, type Place, placesIn } from '../language/places.ts';
import { isStopWord, withoutAsking } from '../language/stopwords.ts';
import { synonymsIn } from '../language/synonyms.ts';
import { type Translation, translate } from '../language/translate.ts';
import { unknownWords, wordsOf } from '../language/words.ts';
import { formOf } from './form.ts';
import { asksForGoal, asksWhoOrWhen, quotationsIn, reportYearsIn } from './intent.ts';

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
  /** Runs of Han characters and figures. */
  runs: string[];
  /** What the answer must hold (a percentage, an amount of money, a day), or undefined. */
  form: RegExp | undefined;
  /** Years named in the question (of the context's where the question names none). */
  years: number[];
  /** Years of reports that the question names: 2025年报告. */
  reportYears: number[];
  /** Whether a goal is asked for, rather than a result. */
  wantsGoal: boolean;
  /** Whether a person or a day is asked for. */
  asksWhoOrWhen: boolean;
  /** Indicators that the question names, each with the other names of the same thing. */
  indicators: string[][];
  /** What stands in quotation marks. */
  quotations: string[];
  /** Places named in the question (of the context's where the question names none). */
  places: Place[];
  /** Of a follow-up: the question before as far as it counts, and its years and places that this one replaces. */
  carried: { text: string; replaced: string[] } | undefined;
  /** No Han character: words of the question cannot stand in a Chinese report, names and numbers aside. */
  isForeign: boolean;
}

/** Weight of a word that stands only in the question before. */
const CONTEXT_WEIGHT = 0.4;

const YEAR = /(?<!\d)((?:19|20)\d{2})(?=年|\D|$)/gu;

/** What is known of the reports' language when a question is read. */
export interface Lexicon {
  english: EnglishTable;
  /** Whether the reports contain a pair of Han characters. */
  exists(pair: string): boolean;
}

const NO_LEXICON: Lexicon = { english: EMPTY_TABLE, exists: () => false };

/** Words, years and vector text of a question and the one before it. */
export function readQuestion({ question, context, asOf }: Request, lexicon: Lexicon = NO_LEXICON): Query {
  const folded = withYears(fold(question), asOf);
  const ownYears = yearsIn(folded);
  const carried = context ? withoutRepeated(context, folded) : undefined;
  const earlier = carried ? withYears(fold(carried.text), asOf) : '';
  const isForeign = !/\p{Script=Han}/u.test(folded);
  const english = isForeign ? translate(question, lexicon.english, (pair) => lexicon.exists(pair)) : [];
  const own = [
    ...english.map(({ phrase, words }): Term => ({ token: phrase, weight: 1, synonyms: words })),
    ...termsOf(folded, 1, isForeign),
  ];
  const terms = own.filter(({ token }, at) => own.findIndex((term) => term.token === token) === at);
  const known = new Set(terms.map(({ token }) => token));
  terms.push(...termsOf(earlier, CONTEXT_WEIGHT, false).filter(({ token }) => !known.has(token)));
  const bigrams = [...new Set(wordsOf(withoutAsking(folded)).bigrams)].filter((pair) => !isStopWord(pair));
  const tokens = [...terms.flatMap(({ token, synonyms }) => [token, ...synonyms.flatMap(tokensOf)]), ...bigrams];
  const ownPlaces = isForeign ? placesNamed(english) : placesOf(folded);
  return {
    text: earlier ? `${earlier} ${folded}` : folded,
    terms,
    tokens: [...new Set(tokens)],
    bigrams,
    runs: folded.match(/[\p{Script=Han}\d.%a-z]{2,}/gu) ?? [],
    form: formOf(folded),
    years: ownYears.length > 0 ? ownYears : yearsIn(earlier),
    reportYears: reportYearsIn(ownYears.length > 0 ? folded : `${earlier} ${folded}`),
    wantsGoal: asksForGoal(folded),
    indicators: indicatorsOf(own.length > 0 ? folded : earlier, english),
    asksWhoOrWhen: asksWhoOrWhen(folded),
    quotations: quotationsIn(folded),
    places: ownPlaces.length > 0 ? ownPlaces : placesOf(earlier),
    carried,
    isForeign,
  };
}

const placesOf = (folded: string) => placesIn(folded).map(({ place }) => place);

const placesNamed = (english: readonly Translation[]) =>
  english.flatMap(({ isName, words }) => (isName ? words.flatMap((name) => findPlace(name) ?? []) : []));

/** Indicators by their Chinese names, or as what an English phrase stands for first. */
function indicatorsOf(folded: string, english: readonly Translation[]): string[][] {
  const named = [folded, ...english.map(({ words }) => words[0] ?? '')];
  return named.flatMap((text) => synonymsIn(text).map(({ name, others }) => [name, ...others]));
}

function yearsIn(folded: string): number[] {
  const spelt = numberForms(folded).flatMap(({ token }) => /^((?:19|20)\d{2})年$/u.exec(token)?.[1] ?? []);
  return [...new Set([...[...folded.matchAll(YEAR)].map((match) => match[1]), ...spelt].map(Number))];
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

const NAMED_YEARS = new RegExp(`(?:19|20)\\d{2}年?|${Object.keys(RELATIVE_YEARS).join('|')}`, 'gu');

/** The question before, without its years and places where the new question names its own. */
function withoutRepeated(context: string, question: string): { text: string; replaced: string[] } {
  // Folding keeps every offset: the spans are cut out of the text as it was written.
  const years = yearsIn(question).length > 0 ? [...fold(context).matchAll(NAMED_YEARS)] : [];
  const places = placesOf(question).length > 0 ? placesIn(context) : [];
  const spans = [
    ...years.map(({ 0: year, index }) => ({ start: index, end: index + year.length })),
    ...places.map(({ start, end }) => ({ start, end })),
  ].sort((a, b) => a.start - b.start);
  return {
    text: spans.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), context),
    replaced: spans.map(({ start, end }) => context.slice(start, end)),
  };
}

function tokensOf(text: string): string[] {
  const { words, bigrams } = wordsOf(text);
  return words.length > 0 ? words : bigrams;
}

function termsOf(folded: string, weight: number, isForeign: boolean): Term[] {
  const content = withoutAsking(folded);
  const words = [...new Set([...wordsOf(content).words, ...unknownWords(content, isStopWord)])].filter(
    (word) => !isStopWord(word) && !(isForeign && /^[a-z]+$/u.test(word)),
  );
  const terms: Term[] = words.map((token) => ({ token, weight, synonyms: [] }));
  for (const { token, others } of numberForms(folded)) {
    const term = terms.find((one) => one.token === token);
    if (term) term.synonyms.push(...others);
    else terms.push({ token, weight, synonyms: others });
  }
  for (const { name, others } of synonymsIn(folded)) {
    const parts = new Set([...tokensOf(name), name]);
    const term = terms.find(({ token }) => parts.has(token));
    if (term) term.synonyms.push(...others);
    else terms.push({ token: name, weight, synonyms: others });
  }
  return terms;
}
