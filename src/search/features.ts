import type { ReportRecord } from '../index/records.ts';
import type { Candidate } from '../index/tables.ts';
import { within } from '../language/regions.ts';
import type { Span } from '../reports/text.ts';
import { statesGoals } from './intent.ts';
import type { Query, Term } from './question.ts';

/** What speaks for a passage as an answer. Each is about 0 to 1, or -1 to 1. */
export interface Features {
  /** Cosine of question and passage, stretched: e5's lie between 0.75 and 0.9. */
  dense: number;
  /** The same for the passage's nearest sentence. */
  denseSentence: number;
  /** BM25 against the best of this question. */
  keyword: number;
  /** BM25 itself, in tens: how much there is to find. */
  bm25: number;
  /** Share of the question's words, by rarity, that stand in the passage, its title or its headings. */
  coverage: number;
  /** The same for the best one or two neighbouring sentences alone. */
  sentence: number;
  /** Share of the question's character pairs, by rarity, that stand in the passage. */
  pairs: number;
  /** Longest run of the question's characters that stands in the passage, against the question's longest. */
  run: number;
  /** 1 where the best sentences, by words or by vector, hold what was asked for (a percentage, money, a day), -1 where not, 0 for any other question. */
  form: number;
  /** 1 where the passage names an indicator asked for, -1 where it names none of them, 0 where none is asked. */
  indicator: number;
  /** Share, by rarity, of the weightiest word of the question that the passage and its context lack. */
  lacking: number;
  /** 1 where the passage holds something that the question sets in quotation marks, -1 where not, 0 where it does not. */
  quoted: number;
  /** How much the passage states goals, for a question about a goal; 0 for any other. */
  goal: number;
  /** The same for any other question. */
  unaskedGoal: number;
  /** Whether the passage is where a report tells of a year asked for (see YEAR_FIT); 0 where no year is asked. */
  year: number;
  /** 1 for a report that the question names by its year, -1 for another, 0 where it names none. */
  reportYear: number;
  /** 1 for a report on a place asked for or one inside it, -1 for another, 0 where no place is asked. */
  region: number;
  /** 1 where the passage, too, or only the passage is about a place asked for, -1 where not, 0 where none is asked. */
  place: number;
  /** 1 for a caption: it repeats what prose says. */
  caption: number;
  /** 1 for a header, which says who reported when, and nothing else, unless that is asked. */
  header: number;
}

/** A term with its rarity: `weight` is its share of what the question asks. */
export interface WeightedTerm extends Term {
  share: number;
}

/** Rarity of a token that stands in `frequency` of the passages: BM25's idf, never negative. */
export function rarityOf(frequency: number, passages: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}

/** Rarity of each term (of its commonest name) times its weight, as shares that add up to 1. */
export function weighTerms(terms: readonly Term[], rarity: (token: string) => number): WeightedTerm[] {
  const weighted = terms.map((term) => ({
    ...term,
    share: term.weight * Math.min(...[term.token, ...term.synonyms].map(rarity)),
  }));
  const total = weighted.reduce((sum, { share }) => sum + share, 0);
  return weighted.map((term) => ({ ...term, share: total === 0 ? 0 : term.share / total }));
}

/** Whether a folded text holds a term or one of its synonyms; a figure must not be a part of a longer one. */
function holds(folded: string, { token, synonyms }: Term): boolean {
  return [token, ...synonyms].some((name) => holdsToken(folded, name));
}

function holdsToken(folded: string, token: string): boolean {
  for (let at = folded.indexOf(token); at >= 0; at = folded.indexOf(token, at + 1)) {
    const isFigure = /^\d/u.test(token);
    if (!isFigure || !(/[\d.]/u.test(folded[at - 1] ?? '') || /^\.?\d/u.test(folded.slice(at + token.length))))
      return true;
  }
  return false;
}

/** Share of the question, from 0 to 1, that a folded text covers. */
export function coverageOf(folded: string, terms: readonly WeightedTerm[]): number {
  const isHeld = terms.map((term) => holds(folded, term));
  return sharesOf(terms, (at) => isHeld[at]);
}

/** Sum of the shares of the terms, by their place in the list, that are held. */
function sharesOf(terms: readonly WeightedTerm[], isHeld: (at: number) => boolean | undefined): number {
  return terms.reduce((sum, { share }, at) => sum + (isHeld(at) ? share : 0), 0);
}

/** The one sentence, or two neighbours where they cover clearly more, that cover most of the question. */
export function bestSentences(
  folded: string,
  sentences: readonly Span[],
  terms: readonly WeightedTerm[],
): Span & { coverage: number } {
  const held = sentences.map(({ start, end }) => {
    const sentence = folded.slice(start, end);
    return terms.map((term) => holds(sentence, term));
  });
  const alone = held.map((ofSentence) => sharesOf(terms, (term) => ofSentence[term]));
  let best = { start: 0, end: folded.length, coverage: -1 };
  for (const [at, sentence] of sentences.entries()) {
    const own = alone[at] as number;
    if (own > best.coverage + 1e-9) best = { ...sentence, coverage: own };
    const next = sentences[at + 1];
    if (!next) continue;
    const gain = sharesOf(terms, (term) => held[at]?.[term] || held[at + 1]?.[term]) - SECOND_SENTENCE;
    if (gain > Math.max(own, alone[at + 1] as number) && gain > best.coverage)
      best = { start: sentence.start, end: next.end, coverage: gain };
  }
  return best;
}

/** A second sentence must bring at least this share of the question. */
const SECOND_SENTENCE = 0.12;

/** Cosines of this model that mean nothing, and everything. */
const COSINES = { low: 0.78, high: 0.92 };

/** A shorter sentence (各位代表!) is near to everything and says nothing, in UTF-16 units. */
const SHORTEST_SENTENCE = 8;

/** Place in the list of the sentence with the highest cosine, very short ones aside where there are others. */
export function nearestSentence(sentences: readonly Span[], similarities: readonly number[]): number {
  const long = sentences.map(({ start, end }) => end - start >= SHORTEST_SENTENCE);
  const counts = (at: number) => long[at] || !long.includes(true);
  return similarities.reduce(
    (best, similarity, at) => (counts(at) && similarity > (similarities[best] ?? -1) ? at : best),
    -1,
  );
}

const stretch = (cosine: number) => (cosine - COSINES.low) / (COSINES.high - COSINES.low);

/** A passage that may answer, with what the searches found of it. */
export interface Found extends Candidate {
  report: ReportRecord;
  /** Whether the report looks back on a year in a section of its own: then its other sections do not. */
  looksBack: boolean;
  /** Cosine of question and passage. */
  similarity: number;
  /** BM25, and the best BM25 of the question. */
  bm25: number;
  bestBm25: number;
}

/**
 * Features of one candidate for one question.
 * @param rarity of a token in the collection
 */
export function featuresOf(
  query: Query,
  terms: readonly WeightedTerm[],
  found: Found,
  rarity: (token: string) => number,
): Features {
  const { kind, folded, sentences, report, similarity, sentenceSimilarities, bm25, bestBm25 } = found;
  const withContext = `${folded}\n${found.context}`;
  const best = bestSentences(folded, sentences, terms);
  const at = nearestSentence(sentences, sentenceSimilarities);
  const likely = [best, sentences[at] ?? best].map(({ start, end }) => folded.slice(start, end));
  const isHeld = terms.map((term) => holds(withContext, term));
  const goals = statesGoals(folded);
  return {
    dense: stretch(similarity),
    denseSentence: stretch(sentenceSimilarities[at] ?? 0),
    keyword: bestBm25 > 0 ? bm25 / bestBm25 : 0,
    bm25: bm25 / 10,
    coverage: sharesOf(terms, (at) => isHeld[at]),
    sentence: Math.max(0, best.coverage),
    pairs: pairCoverage(query.bigrams, folded, rarity),
    run: longestRun(query.runs, folded),
    form: agreement(query.form && [query.form], (form) => likely.some((sentence) => form.test(sentence))),
    indicator: agreement(query.indicators, (names) => names.some((name) => folded.includes(name))),
    lacking: terms.reduce((most, { share }, at) => (isHeld[at] ? most : Math.max(most, share)), 0),
    quoted: agreement(query.quotations, (quotation) => folded.includes(quotation)),
    goal: query.wantsGoal ? goals : 0,
    unaskedGoal: query.wantsGoal ? 0 : goals,
    year: yearFit(query, found),
    reportYear: report.year === null ? 0 : agreement(query.reportYears, (year) => year === report.year),
    region: agreement(query.places, ({ name }) => within(name)(report.place)),
    place: agreement(query.places, ({ name, short }) => withContext.includes(short) || within(name)(report.place)),
    caption: kind === 'caption' ? 1 : 0,
    header: kind === 'header' && !query.asksWhoOrWhen ? 1 : 0,
  };
}

/** 1 where something asked for is there, -1 where nothing of it is, 0 where nothing was asked for. */
function agreement<T>(asked: readonly T[] | undefined, isThere: (one: T) => boolean): number {
  if (!asked || asked.length === 0) return 0;
  return asked.some(isThere) ? 1 : -1;
}

function pairCoverage(pairs: readonly string[], folded: string, rarity: (pair: string) => number): number {
  let [found, all] = [0, 0];
  for (const pair of pairs) {
    const share = rarity(pair);
    all += share;
    if (folded.includes(pair)) found += share;
  }
  return all > 0 ? found / all : 0;
}

/** A run of this length in a short question is no more than a word, in characters. */
const SHORT_RUN = 6;

function longestRun(runs: readonly string[], folded: string): number {
  let best = 0;
  for (const run of runs)
    for (let start = 0; start + best < run.length; start++)
      while (start + best < run.length && folded.includes(run.slice(start, start + best + 1))) best++;
  return best / Math.max(SHORT_RUN, ...runs.map((run) => run.length));
}

/**
 * How well a passage fits a year asked for, by what is asked (a goal, or a result) and where the passage stands: in a
 * report that plans for the year, in a section that looks back on it, in a report of the next year that has no such section, or
 * elsewhere. Goals for a year stand in its own report, its results in the next one. The values are proportions of the
 * weights that twelve separate features got on the development questions.
 */
const YEAR_FIT = {
  goal: { plan: 1, back: 0, next: -0.6, other: -0.4 },
  result: { plan: 0, back: 1, next: 0.4, other: -1 },
};

/** How well a passage fits that says nothing of the year, in a report without a year. */
const UNKNOWN_YEAR = -0.5;

function yearFit({ years, reportYears, wantsGoal }: Query, { lookBackYear, report, looksBack, folded }: Found): number {
  const asked = years.filter((year) => !reportYears.includes(year));
  if (asked.length === 0) return 0;
  if (report.year === null) {
    // A report on an event tells of the year it was held in, and of years that it names.
    const own = /^\d{4}/u.exec(report.date ?? '')?.[0];
    return asked.some((year) => String(year) === own || folded.includes(String(year))) ? 0 : UNKNOWN_YEAR;
  }
  const fit = YEAR_FIT[wantsGoal ? 'goal' : 'result'];
  if (lookBackYear !== null) return asked.includes(lookBackYear) ? fit.back : fit.other;
  if (asked.includes(report.year)) return fit.plan;
  return asked.includes(report.year - 1) && !looksBack ? fit.next : fit.other;
}
