import { hitAt, type Outcome, percentile, share } from './metrics.ts';

const HEADINGS = ['questions', 'hit@1', 'hit@3', 'hit@5', 'answer', 'refused'];

/** The quality table of a run, as Markdown: answerable questions by language and kind, unanswerable ones, times. */
export function qualityTable(outcomes: readonly Outcome[]): string[] {
  const answerable = outcomes.filter(({ question }) => question.expect === 'answer');
  const unanswerable = outcomes.filter(({ question }) => question.expect === 'abstain');
  const rows: [string, readonly Outcome[]][] = [
    ['**all**', answerable],
    ...groups(answerable, ({ question }) => question.lang),
    ...groups(answerable, ({ question }) => question.kind),
  ];
  const refused = (some: readonly Outcome[]) => figure(share(some, ({ status }) => status === 'not_found'));
  const times = (name: 'embed' | 'search' | 'total') => {
    const all = outcomes.map(({ ms }) => ms[name]);
    const value = (rank: number) => (all.length === 0 ? '–' : percentile(all, rank).toFixed(1));
    return `${name} ${value(0.5)} / ${value(0.95)}`;
  };
  return [
    `| answerable | ${HEADINGS.join(' | ')} |`,
    `|---|${HEADINGS.map(() => '---:').join('|')}|`,
    ...rows.map(([name, some]) => {
      const cells = [
        String(some.length),
        ...[1, 3, 5].map((k) => figure(hitAt(k, some))),
        figure(share(some, ({ answerHolds }) => answerHolds)),
        refused(some),
      ];
      return `| ${name} | ${cells.join(' | ')} |`;
    }),
    '',
    `unanswerable: ${unanswerable.length} questions, refused ${refused(unanswerable)}, called answered ${figure(
      share(unanswerable, ({ status }) => status === 'answered'),
    )}`,
    `ms, median / 95 %: ${times('embed')}, ${times('search')}, ${times('total')}`,
  ];
}

const figure = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(3));

function groups(outcomes: readonly Outcome[], keyOf: (outcome: Outcome) => string): [string, Outcome[]][] {
  const found = new Map<string, Outcome[]>();
  for (const outcome of outcomes) found.set(keyOf(outcome), [...(found.get(keyOf(outcome)) ?? []), outcome]);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}
