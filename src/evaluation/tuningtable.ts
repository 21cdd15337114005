import { auroc, type Confided, calibrationError, refusedAt } from './abstention.ts';
import { header, rounded, row } from './markdown.ts';
import type { Judged, Tuning } from './tuning.ts';

/** What a tuning brought, as Markdown: hit@1 / @3 / @5 by set and script, then what the confidence is worth. */
export function tuningTable({ now, fitted, crossValidated, thresholds }: Tuning): string[] {
  const rows = [...new Set(now.map(groupOf))].sort().map((group) => {
    const cells = [now, crossValidated, fitted].map((judged) => hits(answerable(judged, group)));
    return row([group, answerable(now, group).length, ...cells]);
  });
  const refusing = new Set(now.flatMap(({ trial }) => (trial.question.expect === 'abstain' ? [trial.set] : [])));
  const ofRefusing = (judged: readonly Judged[]) => judged.filter(({ trial }) => refusing.has(trial.set)).map(confided);
  const figures = (judged: readonly Judged[]) => {
    const some = ofRefusing(judged);
    return [auroc(some), refusedAt(0.05, some), calibrationError(some)].map(rounded);
  };
  return [
    '| hit@1 / @3 / @5 | questions | now | cross-validated | fitted |',
    '|---|---:|---|---|---|',
    ...rows,
    '',
    ...header(['confidence', 'AUROC', 'refused at 5 % lost', 'calibration error']),
    row(['now', ...figures(now)]),
    row(['cross-validated', ...figures(crossValidated)]),
    row(['fitted', ...figures(fitted)]),
    '',
    `thresholds: not found below ${rounded(thresholds.notFound)}, answered from ${rounded(thresholds.answered)}`,
  ];
}

const groupOf = ({ trial }: Judged) => `${trial.set} ${trial.isForeign ? 'English' : 'Chinese'}`;

const answerable = (judged: readonly Judged[], group: string) =>
  judged.filter((one) => one.trial.question.expect === 'answer' && groupOf(one) === group);

const confided = ({ trial, rank, confidence }: Judged): Confided => ({
  isAnswerable: trial.question.expect === 'answer',
  confidence,
  isRight: rank === 1,
});

function hits(judged: readonly Judged[]): string {
  const within = (k: number) => judged.filter(({ rank }) => rank !== undefined && rank <= k).length / judged.length;
  return [1, 3, 5].map((k) => rounded(within(k))).join(' / ');
}
