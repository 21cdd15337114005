import { describe, expect, test } from 'vitest';
import type { Answer, Citation } from '../../src/answer/answer.ts';
import { FIGURES, type Figure, outcomeOf, percentile, share } from '../../src/evaluation/metrics.ts';
import type { Question } from '../../src/evaluation/questions.ts';

const question = (changes: Partial<Question> = {}): Question => ({
  id: 'q1',
  lang: 'zh-Hans',
  kind: 'fact',
  question: '植树造林多少亩?',
  doc: '003',
  answer_keys: [['5.1万亩', '5.1 万亩'], ['植树']],
  expect: 'answer',
  ...changes,
});

const citation = (text: string, file = '003_a.txt') => ({ file, text }) as Citation;
const answer = (texts: string[], changes: Partial<Answer> = {}) =>
  ({
    status: 'answered',
    confidence: 0.9,
    answer: texts[0] ?? null,
    citations: texts.map((text) => citation(text)),
    ms: { embed: 1, search: 2, total: 3 },
    ...changes,
  }) as Answer;

const GOOD = '完成植樹造林5.1萬畝。';

/** Whether the only citation of an answer answers. */
function answers(one: Citation, asked: Question, docs?: Record<string, string>): boolean {
  return outcomeOf(asked, answer([], { citations: [one] }), docs).ranks[0] === 1;
}

describe('a citation answers', () => {
  test('with a string of every group of keys', () => {
    expect(answers(citation(GOOD), question())).toBe(true);
    expect(answers(citation('完成5.1万亩'), question())).toBe(false);
    expect(answers(citation('植树'), question())).toBe(false);
  });

  test('whatever the script, width, case and white space', () => {
    const keys = [['ＧＤＰ'], ['植樹造林5.1萬畝']];
    expect(answers(citation('gdp… 植树\n造林 5.1万亩'), question({ answer_keys: keys }))).toBe(true);
  });

  test('with at most 450 characters', () => {
    const filled = (length: number) => citation(GOOD + '长'.repeat(length - GOOD.length));
    expect(answers(filled(450), question())).toBe(true);
    expect(answers(filled(451), question())).toBe(false);
    expect(answers(citation(`${GOOD}${' \n'.repeat(500)}`), question())).toBe(true);
  });

  test('from the report that is named by the beginning of its file', () => {
    expect(answers(citation(GOOD, '004_a.txt'), question())).toBe(false);
    expect(answers(citation(GOOD), question({ doc: undefined }))).toBe(false);
  });

  test('from any of several reports', () => {
    const several = question({ doc: undefined, docs: ['004', '003'] });
    expect(answers(citation(GOOD), several)).toBe(true);
    expect(answers(citation(GOOD, '005_a.txt'), several)).toBe(false);
  });

  test('from the file that a map gives, whole', () => {
    expect(answers(citation(GOOD, 'shannan.txt'), question(), { '003': 'shannan.txt' })).toBe(true);
    expect(answers(citation(GOOD, 'shannan.txt.txt'), question(), { '003': 'shannan.txt' })).toBe(false);
    expect(answers(citation(GOOD), question(), {})).toBe(false);
  });
});

describe('an outcome', () => {
  test('has the places of the citations that answer', () => {
    const { ranks, answerHolds } = outcomeOf(question(), answer(['没有', GOOD, GOOD]));
    expect({ ranks, answerHolds }).toEqual({ ranks: [2, 3], answerHolds: false });
  });

  test('says that the short answer alone is enough', () => {
    expect(outcomeOf(question(), answer([GOOD]))).toEqual({
      question: question(),
      ranks: [1],
      status: 'answered',
      confidence: 0.9,
      answerHolds: true,
      ms: { embed: 1, search: 2, total: 3 },
    });
  });

  test('of a refusal counts what came nearest', () => {
    const refusal = answer([], { status: 'not_found', nearest: [citation('没有'), citation(GOOD)] });
    const { ranks, status, answerHolds } = outcomeOf(question(), refusal);
    expect({ ranks, status, answerHolds }).toEqual({ ranks: [2], status: 'not_found', answerHolds: false });
  });

  test('of an unanswerable question has no place', () => {
    expect(outcomeOf(question({ expect: 'abstain' }), answer([GOOD])).ranks).toEqual([]);
  });
});

describe('a citation of a passage set answers', () => {
  test('by its id, whatever it says', () => {
    const asked = question({ positives: ['p2', 'p3'] });
    expect(answers({ ...citation('?'), passageId: 'p3' }, asked)).toBe(true);
    expect(answers({ ...citation(GOOD), passageId: 'p1' }, asked)).toBe(false);
  });
});

describe('the figures of a question', () => {
  const figures = (ranks: number[], changes: Partial<Question> = {}) =>
    Object.fromEntries(
      (['hit@1', 'hit@3', 'hit@5', 'MRR@10', 'nDCG@10'] as Figure[]).map((name) => [
        name,
        FIGURES[name]({ ...outcomeOf(question(changes), answer([])), ranks }),
      ]),
    );

  test.each([
    [[1], [1, 1, 1, 1, 1]],
    [
      [2, 3],
      [0, 1, 1, 1 / 2, 1 / Math.log2(3)],
    ],
    [[4], [0, 0, 1, 1 / 4, 1 / Math.log2(5)]],
    [[10], [0, 0, 0, 1 / 10, 1 / Math.log2(11)]],
    [[], [0, 0, 0, 0, 0]],
  ])('with answers at %j', (ranks, expected) => {
    expect(Object.values(figures(ranks))).toEqual(expected);
  });

  test('count every passage of a set that names several', () => {
    const both = figures([1, 2], { positives: ['a', 'b'] });
    const one = figures([1], { positives: ['a', 'b'] });
    expect(both['nDCG@10']).toBeCloseTo(1);
    expect(one['nDCG@10']).toBeCloseTo(1 / (1 + 1 / Math.log2(3)));
  });
});

test('A share of nothing is no number', () => {
  expect(share([], () => true)).toBeNaN();
});

test.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 10],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
  [[7], 0, 7],
  [[10, 9], 1, 10],
  [[], 0.5, Number.NaN],
])('Of %j the share %s lies below %s', (numbers, rank, expected) => {
  expect(percentile(numbers, rank)).toBe(expected);
});
