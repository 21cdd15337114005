import type { ReportRecord } from '../index/records.ts';
import { within } from '../language/regions.ts';
import type { Query } from '../search/question.ts';
import type { Hit } from '../search/search.ts';

/**
 * The hits that are worth a citation, in the order they are shown: no passage twice (the same text of the same place and
 * year, as in two files of one report), and of a question about several places or reports the best hit of each before the
 * second best of any. The first hit stays the first.
 */
export function distinctHits(
  hits: readonly Hit[],
  { places, reportYears }: Pick<Query, 'places' | 'reportYears'>,
): Hit[] {
  const known = new Set<string>();
  const single = hits.filter((hit) => {
    const name = JSON.stringify([hit.folded.replace(/\s+/gu, ''), hit.report.region, hit.report.year]);
    return !known.has(name) && known.add(name);
  });
  const sides: ((report: ReportRecord) => boolean)[] = [
    ...several(places).map(({ name }) => {
      const isInside = within(name);
      return (report: ReportRecord) => isInside(report.place);
    }),
    ...several(reportYears).map((asked) => (report: ReportRecord) => report.year === asked),
  ];
  const first = single.slice(0, 1);
  const best = sides.flatMap((isOf) =>
    first.some(({ report }) => isOf(report)) ? [] : (single.find(({ report }) => isOf(report)) ?? []),
  );
  const front = [...new Set([...first, ...single.filter((hit) => best.includes(hit))])];
  return [...front, ...single.filter((hit) => !front.includes(hit))];
}

/** A list of two and more; nothing of one, which asks for no comparison. */
const several = <T>(list: readonly T[]): readonly T[] => (list.length > 1 ? list : []);
