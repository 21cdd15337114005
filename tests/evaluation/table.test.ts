import { expect, test } from 'vitest';
import type { Outcome } from '../../src/evaluation/metrics.ts';
import { confidenceTable, differenceTable, modesTable, qualityTable, runOf } from '../../src/evaluation/table.ts';

let id = 0;

function outcome(lang: string, kind: string, rank: number | undefined, changes: Partial<Outcome> = {}): Outcome {
  id++;
  const question = { id, lang, kind, question: '?', answer_keys: [[String(id)]], expect: 'answer' as const };
  const ms = { embed: 10, search: 2.25, total: 12.5 };
  return {
    question,
    ranks: rank === undefined ? [] : [rank],
    status: 'answered',
    confidence: 0.9,
    answerHolds: rank === 1,
    ms,
    ...changes,
  };
}

function unanswerable(status: Outcome['status']): Outcome {
  const { question, ...rest } = outcome('zh', 'fact', undefined, { status });
  return { ...rest, question: { ...question, expect: 'abstain' } };
}

test('The table has a row for all, for each language and each kind, then refusals and times', () => {
  const slow = { ms: { embed: 100, search: 20, total: 120 } };
  const outcomes = [
    outcome('zh', 'who', 1),
    outcome('zh', 'fact', 3),
    outcome('en', 'fact', undefined, { status: 'not_found', ...slow }),
    unanswerable('not_found'),
    unanswerable('answered'),
    unanswerable('uncertain'),
  ];
  expect(qualityTable(outcomes).join('\n')).toMatchInlineSnapshot(`
    "| answerable | questions | hit@1, 95 % interval | hit@3 | hit@5 | MRR@10 | nDCG@10 | answer | refused |
    |---|---:|---:|---:|---:|---:|---:|---:|---:|
    | **all** | 3 | 0.333 [0.000, 1.000] | 0.667 | 0.667 | 0.444 | 0.500 | 0.333 | 0.333 |
    | en | 1 | 0.000 [0.000, 0.000] | 0.000 | 0.000 | 0.000 | 0.000 | 0.000 | 1.000 |
    | zh | 2 | 0.500 [0.000, 1.000] | 1.000 | 1.000 | 0.667 | 0.750 | 0.500 | 0.000 |
    | fact | 2 | 0.000 [0.000, 0.000] | 0.500 | 0.500 | 0.167 | 0.250 | 0.000 | 0.500 |
    | who | 1 | 1.000 [1.000, 1.000] | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 0.000 |

    unanswerable: 3 questions, refused 0.333, called answered 0.333
    ms, median / 95 %: embed 10.0 / 100.0, search 2.3 / 20.0, total 12.5 / 120.0"
  `);
});

test('What there is none of is a dash', () => {
  expect(qualityTable([]).slice(0, -1).join('\n')).toMatchInlineSnapshot(`
    "| answerable | questions | hit@1, 95 % interval | hit@3 | hit@5 | MRR@10 | nDCG@10 | answer | refused |
    |---|---:|---:|---:|---:|---:|---:|---:|---:|
    | **all** | 0 | – | – | – | – | – | – | – |

    unanswerable: 0 questions, refused –, called answered –"
  `);
});

test('The confidence is judged by how it tells answerable from not, and by how often it is right', () => {
  const outcomes = [
    outcome('zh', 'fact', 1, { confidence: 0.95 }),
    outcome('zh', 'fact', 2, { confidence: 0.85 }),
    { ...unanswerable('not_found'), confidence: 0.05 },
    { ...unanswerable('answered'), confidence: 0.9 },
  ];
  expect(confidenceTable(outcomes).join('\n')).toMatchInlineSnapshot(`
    "AUROC 0.750, refused where 5 % of the answerable are lost 0.500, expected calibration error 0.438

    | confidence | questions | mean | first citation right |
    |---|---:|---:|---:|
    | 0.0–0.1 | 1 | 0.050 | 0.000 |
    | 0.8–0.9 | 1 | 0.850 | 0.000 |
    | 0.9–1.0 | 2 | 0.925 | 0.500 |"
  `);
});

test('Orders stand side by side', () => {
  const good = [outcome('zh', 'fact', 1)];
  const bad = [outcome('zh', 'fact', 5)];
  expect(modesTable({ dense: bad, keyword: bad, hybrid: bad, ranked: good }).join('\n')).toMatchInlineSnapshot(`
    "| order | hit@1 | hit@3 | hit@5 | MRR@10 | nDCG@10 |
    |---|---:|---:|---:|---:|---:|
    | dense | 0.000 [0.000, 0.000] | 0.000 [0.000, 0.000] | 1.000 [1.000, 1.000] | 0.200 [0.200, 0.200] | 0.387 [0.387, 0.387] |
    | keyword | 0.000 [0.000, 0.000] | 0.000 [0.000, 0.000] | 1.000 [1.000, 1.000] | 0.200 [0.200, 0.200] | 0.387 [0.387, 0.387] |
    | hybrid | 0.000 [0.000, 0.000] | 0.000 [0.000, 0.000] | 1.000 [1.000, 1.000] | 0.200 [0.200, 0.200] | 0.387 [0.387, 0.387] |
    | ranked | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] |"
  `);
});

test('A run is compared with an earlier one over the questions of both', () => {
  const [before, after] = [outcome('zh', 'fact', 3), outcome('zh', 'fact', 1)];
  const earlier = runOf([before, outcome('zh', 'fact', 1)]);
  const now = [{ ...after, question: before.question }, outcome('zh', 'fact', undefined)];
  expect(differenceTable(now, earlier).slice(2, 5)).toEqual([
    '| hit@1 | 1 | +1.000 [+1.000, +1.000] |',
    '| hit@3 | 1 | +0.000 [+0.000, +0.000] |',
    '| hit@5 | 1 | +0.000 [+0.000, +0.000] |',
  ]);
});
