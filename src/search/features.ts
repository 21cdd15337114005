import type { PassageRecord, ReportRecord } from '../index/records.ts';
import { fold } from '../language/fold.ts';
import { isWithin, type Place } from '../language/places.ts';
import { contextOf } from '../passages/context.ts';
import type { Span } from '../reports/text.ts';
import type { Query, Term } from './question.ts';

/** What speaks for a passage as an answer. Each is about 0 to 1. */
export interface Features {
  /** Cosine of question and passage, stretched: e5's lie between 0.75 and 0.9. */
  dense: number;
  /** The same for the passage's nearest sentence. */
  denseSentence: number;
  /** BM25 against the best of this question. */
  keyword: number;
  /** Share of the question's words, by rarity, that stand in the passage, its title or its headings. */
  coverage: number;
  /** The same for the best one or two neighbouring sentences alone. */
  sentence: number;
  /** Share of the question's character pairs that stand in the passage. */
  pairs: number;
  /** 1 where the best sentences, by words or by vector, hold what was asked for (a percentage, money, a day), -1 where not, 0 for any other question. */
  form: number;
  /** 1 where the passage is about a year asked for, -1 where it is about another, 0 where nothing is known. */
  year: number;
  /** 1 where the passage or its report is about a place asked for, -1 where it names none of them, 0 where none is asked. */
  place: number;
  /** 1 for a caption: it repeats what prose says. */
  caption: number;
}

/** A term with its rarity: `weight` is its share of what the question asks. */
export interface WeightedTerm extends Term {
  share: number;
}

/** Rarity of a word in a collection (BM25's idf, never negative) times its weight, as shares that add up to 1. */
export function weighTerms(
  terms: readonly Term[],
  frequencyOf: (token: string) => number,
  passages: number,
): WeightedTerm[] {
  const weighted = terms.map((term) => {
    const frequency = Math.max(...[term.token, ...term.synonyms].map(frequencyOf));
    return { ...term, share: term.weight * Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5)) };
  });
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
  return terms.reduce((sum, term) => sum + (holds(folded, term) ? term.share : 0), 0);
}

/** The one sentence, or two neighbours where they cover clearly more, that cover most of the question. */
export function bestSentences(
  folded: string,
  sentences: readonly Span[],
  terms: readonly WeightedTerm[],
): Span & { coverage: number } {
  const coverage = (span: Span) => coverageOf(folded.slice(span.start, span.end), terms);
  let best = { start: 0, end: folded.length, coverage: -1 };
  for (const [at, sentence] of sentences.entries()) {
    const alone = { ...sentence, coverage: coverage(sentence) };
    if (alone.coverage > best.coverage + 1e-9) best = alone;
    const next = sentences[at + 1];
    if (!next) continue;
    const both = { start: sentence.start, end: next.end };
    const gain = coverage(both) - SECOND_SENTENCE;
    if (gain > Math.max(alone.coverage, coverage(next)) && gain > best.coverage) best = { ...both, coverage: gain };
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

export interface Candidate {
  passage: PassageRecord;
  report: ReportRecord;
  similarity: number;
  /** Cosines of the passage's sentences. */
  sentenceSimilarities: readonly number[];
  /** BM25, and the best BM25 of the question. */
  bm25: number;
  bestBm25: number;
}

/** Features of one candidate for one question. */
export function featuresOf(query: Query, terms: readonly WeightedTerm[], candidate: Candidate): Features {
  const { passage, report, similarity, sentenceSimilarities, bm25, bestBm25 } = candidate;
  const folded = fold(passage.text);
  const context = fold(contextOf(report.title, passage.section) + (report.region ?? ''));
  const pairs = query.bigrams.filter((pair) => folded.includes(pair)).length;
  const best = bestSentences(folded, passage.sentences, terms);
  const nearest = passage.sentences[nearestSentence(passage.sentences, sentenceSimilarities)] ?? best;
  return {
    dense: stretch(similarity),
    denseSentence: stretch(sentenceSimilarities[nearestSentence(passage.sentences, sentenceSimilarities)] ?? 0),
    keyword: bestBm25 > 0 ? bm25 / bestBm25 : 0,
    coverage: coverageOf(`${folded}\n${context}`, terms),
    sentence: Math.max(0, best.coverage),
    form: formAgreement(
      query.form,
      [best, nearest].map(({ start, end }) => folded.slice(start, end)),
    ),
    pairs: query.bigrams.length > 0 ? pairs / query.bigrams.length : 0,
    year: yearAgreement(query.years, passage, report),
    place: placeAgreement(query.places, `${folded}\n${context}`, report.region),
    caption: passage.kind === 'caption' ? 1 : 0,
  };
}

function formAgreement(form: RegExp | undefined, sentences: readonly string[]): number {
  if (!form) return 0;
  return sentences.some((sentence) => form.test(sentence)) ? 1 : -1;
}

function placeAgreement(places: readonly Place[], folded: string, region: string | null): number {
  if (places.length === 0) return 0;
  const isAbout = ({ name, short }: Place) => folded.includes(short) || (region !== null && isWithin(region, name));
  return places.some(isAbout) ? 1 : -1;
}

function yearAgreement(years: readonly number[], passage: PassageRecord, report: ReportRecord): number {
  const about = passage.lookBackYear ?? report.year;
  if (years.length === 0 || about === null) return 0;
  return years.includes(about) ? 1 : -1;
}
