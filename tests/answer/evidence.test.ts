import { describe, expect, test } from 'vitest';
import { evidenceOf } from '../../src/answer/evidence.ts';
import { fold } from '../../src/language/fold.ts';
import { splitSentences } from '../../src/passages/sentences.ts';
import { coverageOf } from '../../src/search/features.ts';
import type { Hit } from '../../src/search/search.ts';

const term = (token: string, share: number, synonyms: string[] = []) => ({ token, share, synonyms, weight: 1 });

/** The sentence of a text that is shown as evidence for these terms. */
function evidence(text: string, terms: ReturnType<typeof term>[], sentenceSimilarities: number[]): string[] {
  const passage = { text, sentences: splitSentences(text) };
  const hit = { passage, folded: fold(text), sentenceSimilarities } as unknown as Hit;
  return evidenceOf(hit, terms).map(({ start, end }) => text.slice(start, end));
}

const TEXT = '會議在拉薩召開。 植樹造林5.1萬畝。\n粮食产量8万吨。';

describe('the evidence of a passage is', () => {
  test('the sentence with most of the question, in either script', () => {
    expect(evidence(TEXT, [term('植树', 0.9), term('拉萨', 0.1)], [0.9, 0.8, 0.9])).toEqual(['植樹造林5.1萬畝。']);
  });

  test('two neighbours where each holds a part', () => {
    expect(evidence(TEXT, [term('植树', 0.5), term('粮食', 0.5)], [0.9, 0.8, 0.8])).toEqual([
      '植樹造林5.1萬畝。\n粮食产量8万吨。',
    ]);
  });

  test('the nearest sentence where no word stands in it', () => {
    expect(evidence(TEXT, [term('grain', 1)], [0.8, 0.81, 0.85])).toEqual(['粮食产量8万吨。']);
  });

  test('without the white space around it', () => {
    expect(evidence(TEXT, [term('拉萨', 1)], [0.9, 0.8, 0.8])).toEqual(['會議在拉薩召開。']);
  });
});

describe('a text holds', () => {
  test.each([
    ['a word', '粮食产量8万吨', term('粮食', 1), true],
    ['another name of it', '地区生产总值增长', term('gdp', 1, ['地区生产总值']), true],
    ['a figure', '增长8%左右', term('8%', 1), true],
    ['not a part of a figure', '增长18%左右', term('8%', 1), false],
    ['not the part of a figure behind its point', '增长5.8%左右', term('8%', 1), false],
    ['not the beginning of a figure', '产量248.5万吨', term('248', 1), false],
    ['a figure that stands behind a part of another', '18%和8%', term('8%', 1), true],
  ])('%s', (_, text, one, expected) => {
    expect(coverageOf(text, [one])).toBe(expected ? 1 : 0);
  });
});

test('Coverage is the sum of the shares of what a text holds', () => {
  expect(coverageOf('粮食8万吨', [term('粮食', 0.25), term('产量', 0.5), term('8万吨', 0.25)])).toBe(0.5);
});
