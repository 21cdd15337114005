import type { Span } from '../reports/text.ts';
import { bestSentences, coverageOf, nearestSentence } from '../search/features.ts';
import type { Hit, SearchResult } from '../search/search.ts';

/** The words of the question must cover this much of themselves in a sentence before vectors stop deciding. */
const ENOUGH_WORDS = 0.25;

/**
 * The sentence of a passage, or two neighbours, that answer best: by the question's words; by vector where hardly a word
 * of the question stands in the passage (paraphrases, questions in English).
 * @returns spans of the passage's text, without the white space at their ends
 */
export function evidenceOf({ passage, folded, sentenceSimilarities }: Hit, terms: SearchResult['terms']): Span[] {
  const byWords = bestSentences(folded, passage.sentences, terms);
  const isEnough = coverageOf(folded.slice(byWords.start, byWords.end), terms) >= ENOUGH_WORDS;
  const nearest = nearestSentence(passage.sentences, sentenceSimilarities);
  const chosen = isEnough ? byWords : (passage.sentences[nearest] ?? byWords);
  const text = passage.text.slice(chosen.start, chosen.end);
  const start = chosen.start + (text.length - text.trimStart().length);
  return [{ start, end: start + text.trim().length }];
}
