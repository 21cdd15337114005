import { describe, expect, test } from 'vitest';
import type { Trial } from '../../src/evaluation/trials.ts';
import { answerKey } from '../../src/evaluation/trials.ts';
import { tune } from '../../src/evaluation/tuning.ts';
import { tuningTable } from '../../src/evaluation/tuningtable.ts';
import { NO_FEATURES } from '../helpers/features.ts';

/** Trials in which only `coverage` tells the right passage, and a low coverage the unanswerable question. */
const trials: Trial[] = Array.from({ length: 60 }, (_, at): Trial => {
  const expectsAnswer = at % 3 !== 0;
  const candidate = (label: number, coverage: number, isRelevant: boolean) => ({
    label,
    features: { ...NO_FEATURES, coverage, dense: ((at * 7 + label * 3) % 10) / 10 },
    isRelevant,
  });
  return {
    set: 'made',
    question: {
      id: at,
      lang: 'zh-Hans',
      kind: 'fact',
      question: '?',
      doc: `report ${at}`,
      answer_keys: [[String(at)]],
      expect: expectsAnswer ? 'answer' : 'abstain',
    },
    weight: 1,
    isForeign: at % 2 === 0,
    candidates: expectsAnswer
      ? [candidate(0, 0.3, false), candidate(1, 0.9, true), candidate(2, 0.2, false)]
      : [candidate(0, 0.3, false), candidate(1, 0.2, false)],
  };
});

describe('tuning', () => {
  const tuning = tune(trials);

  test('finds the feature that tells, for both scripts', () => {
    for (const weights of [tuning.rank.chinese, tuning.rank.foreign])
      expect(weights.coverage).toBeGreaterThan(Math.abs(weights.dense));
  });

  test('judges every question once, by weights fitted on others', () => {
    expect(tuning.crossValidated.map(({ trial }) => trial.question.id).sort()).toEqual(
      trials.map(({ question }) => question.id).sort(),
    );
    const answerable = tuning.crossValidated.filter(({ trial }) => trial.question.expect === 'answer');
    expect(answerable.filter(({ rank }) => rank === 1)).toHaveLength(40);
  });

  test('gives the answerable more confidence than the others, and puts the thresholds between', () => {
    const { notFound, answered } = tuning.thresholds;
    expect(notFound).toBeLessThanOrEqual(answered);
    for (const { trial, confidence } of tuning.fitted)
      expect(confidence > notFound - 1e-9).toBe(trial.question.expect === 'answer');
  });

  test('of the same trials brings the same weights', () => {
    expect(tune(trials)).toEqual(tuning);
  });

  test('is told in a table', () => {
    const lines = tuningTable(tuning);
    expect(lines.filter((line) => line.startsWith('| made '))).toEqual([
      expect.stringMatching(
        /^\| made Chinese \| 20 \| .* \| 1\.000 \/ 1\.000 \/ 1\.000 \| 1\.000 \/ 1\.000 \/ 1\.000 \|$/u,
      ),
      expect.stringMatching(/^\| made English \| 20 \| /u),
    ]);
    expect(lines.find((line) => line.startsWith('| fitted '))).toMatch(/^\| fitted \| 1\.000 \| 1\.000 \| /u);
  });
});

test('Questions with one answer are kept together, unanswerable ones stand alone', () => {
  const [first] = trials.map(({ question }) => question).slice(1);
  if (!first) throw new Error('no trial');
  expect(answerKey({ ...first, id: 'other' })).toBe(answerKey(first));
  expect(answerKey({ ...first, expect: 'abstain' })).toBe(String(first.id));
});
