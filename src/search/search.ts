import type { Index } from '../index/open.ts';
import type { PassageRecord, ReportRecord } from '../index/records.ts';
import type { Selection, Tables } from '../index/tables.ts';
import { type Features, featuresOf, type WeightedTerm, weighTerms } from './features.ts';
import { filterOf } from './filter.ts';
import type { Query, Request } from './question.ts';
import { scoreOf } from './rank.ts';

/** A passage found for a question. */
export interface Hit {
  passage: PassageRecord;
  report: ReportRecord;
  features: Features;
  /** Cosines of the question and each sentence of the passage. */
  sentenceSimilarities: number[];
  /** Higher is better; comparable only within one question. */
  score: number;
}

export interface SearchResult {
  /** Best first; ties by label, that is by file and place in the text. */
  hits: Hit[];
  terms: WeightedTerm[];
  /** What the search was limited to. */
  searched: { reports: number; passages: number };
}

/** Candidates that each of the two searches brings to the ranking. */
const CANDIDATES = 50;

/** Weights of the columns words, bigrams, context in BM25. */
const COLUMNS: [number, number, number] = [1, 0.4, 0.6];

/**
 * Finds passages for a question: the nearest by vector and the best by keyword, merged in one ranking.
 * @param vector of the query's text, unit length
 * @throws KaojuError `bad_use` where the request names a report that is not there
 */
export function search(index: Index, request: Request, query: Query, vector: Float32Array): SearchResult {
  const { tables, graph } = index;
  const filter = filterOf(tables.reports, request);
  const selection = filter && tables.select(filter);
  const allowed = selection?.labels;
  const terms = weighTerms(query.terms, (token) => tables.documentFrequency(token), tables.size);
  const keyword = tables.keywordSearch(query.tokens, { limit: CANDIDATES, weights: COLUMNS, allowed });
  const dense = graph.nearest(vector, CANDIDATES, allowed);
  const bm25 = new Map(keyword.map(({ label, score }) => [label, score]));
  const reports = new Map(tables.reports.map((report) => [report.reportId, report]));
  const similarities = new Map(dense.map(({ label, similarity }) => [label, similarity]));
  const labels = [...new Set([...bm25.keys(), ...similarities.keys()])];
  const hits = labels.map((label) => {
    const passage = tables.passage(label);
    const report = reports.get(passage.reportId) as ReportRecord;
    const sentenceSimilarities = tables.sentenceSimilarities(label, vector);
    const features = featuresOf(query, terms, {
      passage,
      report,
      similarity: similarities.get(label) ?? graph.similarity(label, vector),
      sentenceSimilarities,
      bm25: bm25.get(label) ?? 0,
      bestBm25: keyword[0]?.score ?? 0,
    });
    return { passage, report, features, sentenceSimilarities, score: scoreOf(features) };
  });
  hits.sort((a, b) => b.score - a.score || a.passage.label - b.passage.label);
  return { hits, terms, searched: searchedOf(tables, selection) };
}

/** How many reports and passages a search goes through. */
export function searchedOf(tables: Tables, selection: Selection | undefined): SearchResult['searched'] {
  if (!selection) return { reports: tables.reports.length, passages: tables.size };
  return { reports: selection.reports, passages: selection.labels.size };
}
