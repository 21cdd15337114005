import { expect, test } from 'vitest';
import type { Outcome } from '../../src/evaluation/metrics.ts';
import { qualityTable } from '../../src/evaluation/table.ts';

function outcome(lang: string, kind: string, rank: number | undefined, changes: Partial<Outcome> = {}): Outcome {
  const question = { id: 1, lang, kind, question: '?', answer_keys: [], expect: 'answer' as const };
  const ms = { embed: 10, search: 2.25, total: 12.5 };
  return { question, rank, status: 'answered', confidence: 0.9, answerHolds: rank === 1, ms, ...changes };
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
    "| answerable | questions | hit@1 | hit@3 | hit@5 | answer | refused |
    |---|---:|---:|---:|---:|---:|---:|
    | **all** | 3 | 0.333 | 0.667 | 0.667 | 0.333 | 0.333 |
    | en | 1 | 0.000 | 0.000 | 0.000 | 0.000 | 1.000 |
    | zh | 2 | 0.500 | 1.000 | 1.000 | 0.500 | 0.000 |
    | fact | 2 | 0.000 | 0.500 | 0.500 | 0.000 | 0.500 |
    | who | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 0.000 |

    unanswerable: 3 questions, refused 0.333, called answered 0.333
    ms, median / 95 %: embed 10.0 / 100.0, search 2.3 / 20.0, total 12.5 / 120.0"
  `);
});

test('What there is none of is a dash', () => {
  expect(qualityTable([]).slice(0, -1).join('\n')).toMatchInlineSnapshot(`
    "| answerable | questions | hit@1 | hit@3 | hit@5 | answer | refused |
    |---|---:|---:|---:|---:|---:|---:|
    | **all** | 0 | – | – | – | – | – |

    unanswerable: 0 questions, refused –, called answered –"
  `);
});
