import { auroc, type Confided, calibrationError, refusedAt, reliability } from './abstention.ts';
import { type Interval, interval } from './bootstrap.ts';
import { header, rounded, row } from './markdown.ts';
import { FIGURES, type Figure, type Outcome, percentile, share } from './metrics.ts';
import { MODES, type Mode } from './modes.ts';
import { answerKey } from './trials.ts';

const NAMES = Object.keys(FIGURES) as Figure[];

/** The quality table of a run, as Markdown: answerable questions by language and kind, unanswerable ones, times. */
export function qualityTable(outcomes: readonly Outcome[]): string[] {
  const answerable = outcomes.filter(isAnswerable);
  const unanswerable = outcomes.filter((outcome) => !isAnswerable(outcome));
  const rows: [string, readonly Outcome[]][] = [
    ['**all**', answerable],
    ...groups(answerable, ({ question }) => question.lang),
    ...groups(answerable, ({ question }) => question.kind),
  ];
  const times = (name: 'embed' | 'search' | 'total') => {
    const all = outcomes.map(({ ms }) => ms[name]);
    const value = (rank: number) => (all.length === 0 ? '–' : percentile(all, rank).toFixed(1));
    return `${name} ${value(0.5)} / ${value(0.95)}`;
  };
  return [
    ...header(['answerable', 'questions', 'hit@1, 95 % interval', ...NAMES.slice(1)]),
    ...rows.map(([name, some]) => {
      const [first, ...others] = NAMES.map((figure) => figureOf(figure, some));
      return row([name, some.length, withInterval(first as Interval), ...others.map(({ mean }) => rounded(mean))]);
    }),
    '',
    `unanswerable: ${unanswerable.length} questions, refused ${rounded(
      share(unanswerable, ({ status }) => status === 'not_found'),
    )}, called answered ${rounded(share(unanswerable, ({ status }) => status === 'answered'))}`,
    `ms, median / 95 %: ${times('embed')}, ${times('search')}, ${times('total')}`,
  ];
}

/** What the confidence is worth: apart answerable from not, and as a probability. */
export function confidenceTable(outcomes: readonly Outcome[]): string[] {
  const judged = outcomes.map(
    (outcome): Confided => ({
      isAnswerable: isAnswerable(outcome),
      confidence: outcome.confidence,
      isRight: outcome.ranks[0] === 1,
    }),
  );
  return [
    `AUROC ${rounded(auroc(judged))}, refused where 5 % of the answerable are lost ${rounded(refusedAt(0.05, judged))}, expected calibration error ${rounded(calibrationError(judged))}`,
    '',
    ...header(['confidence', 'questions', 'mean', 'first citation right']),
    ...reliability(judged).map(({ from, count, confidence, right }) =>
      row([`${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`, count, rounded(confidence), rounded(right)]),
    ),
  ];
}

/** The ways to put the same candidates in order, side by side. */
export function modesTable(byMode: Record<Mode, readonly Outcome[]>): string[] {
  const names = ['hit@1', 'hit@3', 'hit@5', 'MRR@10', 'nDCG@10'] as const;
  return [
    ...header(['order', ...names]),
    ...MODES.map((mode) => {
      const answerable = byMode[mode].filter(isAnswerable);
      return row([mode, ...names.map((name) => withInterval(figureOf(name, answerable)))]);
    }),
  ];
}

/** A run to compare with: figures of each answerable question by id. */
export type EarlierRun = Record<string, Partial<Record<Figure, number>>>;

/** The figures of a run by question, to be compared with later. */
export function runOf(outcomes: readonly Outcome[]): EarlierRun {
  return Object.fromEntries(
    outcomes
      .filter(isAnswerable)
      .map((outcome) => [outcome.question.id, Object.fromEntries(NAMES.map((name) => [name, FIGURES[name](outcome)]))]),
  );
}

/** Differences to an earlier run over the questions of both, with intervals; one that holds 0 means nothing. */
export function differenceTable(outcomes: readonly Outcome[], earlier: EarlierRun): string[] {
  const both = outcomes.filter((outcome) => isAnswerable(outcome) && earlier[outcome.question.id]);
  return [
    ...header(['against the earlier run', 'questions', 'difference, 95 % interval']),
    ...NAMES.map((name) => {
      const values = both.map((outcome) => ({
        key: answerKey(outcome.question),
        value: FIGURES[name](outcome) - (earlier[outcome.question.id]?.[name] ?? 0),
      }));
      return row([name, both.length, withInterval(interval(values), signed)]);
    }),
  ];
}

const isAnswerable = ({ question }: Outcome) => question.expect === 'answer';

function figureOf(name: Figure, outcomes: readonly Outcome[]): Interval {
  return interval(outcomes.map((outcome) => ({ key: answerKey(outcome.question), value: FIGURES[name](outcome) })));
}

function withInterval({ mean, low, high }: Interval, show = rounded): string {
  return Number.isNaN(mean) ? '–' : `${show(mean)} [${show(low)}, ${show(high)}]`;
}

const signed = (value: number) => `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(3)}`;

function groups(outcomes: readonly Outcome[], keyOf: (outcome: Outcome) => string): [string, Outcome[]][] {
  const found = new Map<string, Outcome[]>();
  for (const outcome of outcomes) found.set(keyOf(outcome), [...(found.get(keyOf(outcome)) ?? []), outcome]);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}
