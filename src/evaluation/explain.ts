import type { Query } from '../search/question.ts';
import { RANK_WEIGHTS, type Weights } from '../search/rank.ts';
import type { Hit, SearchResult } from '../search/search.ts';

/** Candidates that are shown beside those that answer. */
const SHOWN = 3;

/** How a question was understood, and each feature of its first candidates and of the first that answers: value × weight. */
export function explain(
  { hits, terms, query }: Pick<SearchResult, 'hits' | 'terms'> & { query: Query },
  isRelevant: (hit: Hit) => boolean,
): string[] {
  const answering = hits.find(isRelevant);
  const shown = hits.filter((hit, at) => at < SHOWN || hit === answering);
  return [
    `words: ${terms.map(({ token, share, synonyms }) => `${[token, ...synonyms].join('=')} ${share.toFixed(2)}`).join(', ')}`,
    `places: ${query.places.map(({ name }) => name).join(', ') || '–'}; years: ${query.years.join(', ') || '–'}; of reports: ${
      query.reportYears.join(', ') || '–'
    }; asks for a goal: ${query.wantsGoal ? 'yes' : 'no'}; form: ${query.form?.source.slice(0, 40) ?? '–'}`,
    `${hits.length} candidates${answering ? '' : ', none of which answers'}`,
    ...shown.flatMap((hit) => [
      '',
      `${hits.indexOf(hit) + 1}. ${isRelevant(hit) ? '✓' : '✗'} ${hit.score.toFixed(2)}  ${hit.passage.id}  ${hit.report.file}`,
      `   ${hit.passage.text.slice(0, 80).replace(/\s+/gu, ' ')}`,
      `   ${contributions(hit, query.isForeign ? RANK_WEIGHTS.foreign : RANK_WEIGHTS.chinese)}`,
    ]),
  ];
}

function contributions({ features }: Hit, weights: Weights): string {
  return (Object.keys(weights) as (keyof Weights)[])
    .filter((name) => features[name] !== 0)
    .map((name) => `${name} ${features[name].toFixed(2)}×${weights[name].toFixed(2)}`)
    .join(', ');
}
