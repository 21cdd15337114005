import { Labels } from '../index/labels.ts';
import type { Index } from '../index/open.ts';
import { best as bestOf } from '../index/postings.ts';
import type { PassageRecord, ReportRecord } from '../index/records.ts';
import type { Candidate, Selection, Tables } from '../index/tables.ts';
import { type Features, type Found, featuresOf, rarityOf, type WeightedTerm, weighTerms } from './features.ts';
import { filterOf, type MissingReport, missingReports, namedReports } from './filter.ts';
import type { Query, Request } from './question.ts';
import { rank } from './rank.ts';

/** A passage found for a question. */
export interface Hit extends Pick<Candidate, 'folded' | 'sentenceSimilarities'> {
  passage: PassageRecord;
  report: ReportRecord;
  features: Features;
  /** Higher is better; comparable only within one question. */
  score: number;
}

export interface SearchResult {
  /** Best first; ties by file and place in the text. */
  hits: Hit[];
  terms: WeightedTerm[];
  /** Reports that the question asks for and that are not there. */
  missing: MissingReport[];
  /** What the search was limited to. */
  searched: { reports: number; passages: number };
}

/** Candidates that each search brings to the ranking: of all passages, and of the reports that the question names. */
const CANDIDATES = { all: 40, named: 20 };

/**
 * A filter that leaves no more passages than this is gone through one by one: a graph is slow to find the few that are
 * allowed among many that are not, and misses some. Measured in docs/benchmarks.md.
 */
const FEW = 12_000;

/** Most passages of named reports that are searched for themselves, so that a question stays fast. */
const MOST_NAMED = 1000;

/**
 * Finds passages for a question: the nearest by vector and the best by keyword, of all reports and of those whose place
 * and year the question names, merged in one ranking.
 * @param vector of the query's text, unit length
 * @param limit most hits
 * @throws KaojuError `bad_use` where the request names a report that is not there
 */
export function search(
  index: Index,
  request: Request,
  query: Query,
  vector: Float32Array,
  limit: number = Number.POSITIVE_INFINITY,
): SearchResult {
  const { tables, graph, vectors } = index;
  const filter = filterOf(tables.reports, request);
  const selection = filter && tables.select(filter);
  const allowed = selection?.labels;
  const rarity = rarityIn(tables);
  const terms = weighTerms(query.terms, rarity);
  const bm25 = tables.postings.score(telling(query.tokens, rarity), rarity);
  const best = bestOf(bm25, CANDIDATES.all, allowed, tables.ranges);
  const ofNamed = filter ? new Labels(0) : labelsNamed(tables, query);
  const nearest =
    allowed && allowed.size <= FEW
      ? vectors.nearest(tables.inOrder(allowed), vector, CANDIDATES.all)
      : graph.nearest(vector, CANDIDATES.all, allowed);
  const labels = new Set(
    [
      ...best,
      ...nearest,
      ...bestOf(bm25, CANDIDATES.named, ofNamed, tables.ranges),
      ...vectors.nearest(tables.inOrder(ofNamed), vector, CANDIDATES.named),
    ].map(({ label }) => label),
  );
  const found = [...labels].map((label) => {
    const candidate = tables.candidate(label, vector);
    const one: Found = {
      ...candidate,
      report: tables.reportsById.get(candidate.reportId) as ReportRecord,
      looksBack: tables.lookingBack.has(candidate.reportId),
      similarity: vectors.similarity(label, vector),
      bm25: bm25[label] ?? 0,
      bestBm25: best[0]?.score ?? 0,
    };
    return { ...one, features: featuresOf(query, terms, one, rarity) };
  });
  const ranked = rank(found.sort(byPlace), query.isForeign);
  const hits = ranked.slice(0, limit).map(({ label, folded, sentenceSimilarities, report, features, score }): Hit => {
    return { passage: tables.passage(label), folded, sentenceSimilarities, report, features, score };
  });
  const missing = missingReports(tables.reports, query);
  return { hits, terms, missing, searched: searchedOf(tables, selection) };
}

/** Compares passages by file and place in the text: labels alone tell when a report was added. */
export function byPlace(a: PlacedPassage, b: PlacedPassage): number {
  return a.report.file === b.report.file ? a.label - b.label : a.report.file < b.report.file ? -1 : 1;
}

interface PlacedPassage {
  label: number;
  report: Pick<ReportRecord, 'file'>;
}

/** Rarity of tokens, each looked up once. */
function rarityIn({ postings, size }: Tables): (token: string) => number {
  const known = new Map<string, number>();
  return (token) => {
    const rarity = known.get(token) ?? rarityOf(postings.frequency(token), size);
    known.set(token, rarity);
    return rarity;
  };
}

/**
 * Passages of the reports that the question names by place and year, which others must not crowd out. Not where they are
 * too many to be gone through one by one.
 */
function labelsNamed(tables: Tables, query: Query): Labels {
  const named = namedReports(tables.reports, query);
  const labels = named ? tables.labelsOf(named.map(({ reportId }) => reportId)) : new Labels(0);
  return labels.size > MOST_NAMED ? new Labels(0) : labels;
}

/** A token that is less rare than this stands in a fifth of the passages: it tells them apart too little to be worth its time. */
const COMMON = Math.log(5);

/** The rarer tokens; all of them where none is rare. */
function telling(tokens: readonly string[], rarity: (token: string) => number): readonly string[] {
  const rare = tokens.filter((token) => rarity(token) >= COMMON);
  return rare.length > 0 ? rare : tokens;
}

/** How many reports and passages a search goes through. */
export function searchedOf(tables: Tables, selection: Selection | undefined): SearchResult['searched'] {
  if (!selection) return { reports: tables.reports.length, passages: tables.size };
  return { reports: selection.reports, passages: selection.labels.size };
}
