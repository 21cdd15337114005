import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { best, Postings, type Tokens } from '../../src/index/postings.ts';
import { changeSegment, PostingsWriter } from '../../src/index/postingswriter.ts';
import { openDatabase } from '../../src/index/sqlite.ts';

const NONE: Tokens = { words: [], bigrams: [], context: [] };

/** The keyword index of passages with these tokens, by label. */
function postingsOf(passages: readonly Partial<Tokens>[]): Postings {
  const database = openDatabase(':memory:');
  const writer = new PostingsWriter(database);
  for (const passage of passages) writer.add({ ...NONE, ...passage });
  writer.finish();
  return new Postings(database, passages.length);
}

const words = (...all: string[]) => all.map((text) => ({ words: text.split(' ').filter(Boolean) }));
const same = () => 1;

/** Labels in the order of their scores, those without one left out. */
const order = (postings: Postings, tokens: string[], weigh: (token: string) => number = same) =>
  best(postings.score(tokens, weigh), Number.POSITIVE_INFINITY).map(({ label }) => label);

const token = fc.constantFrom('粮食', '产量', '8%', 'gdp', '山南', '的');
const texts = fc.array(fc.array(token, { maxLength: 6 }), { minLength: 1, maxLength: 8 });

describe('the frequency of a token', () => {
  const postings = postingsOf([
    { words: ['粮食', '粮食'], bigrams: ['粮食'], context: ['粮食'] },
    { bigrams: ['粮食'] },
    { context: ['粮食'] },
    { words: ['产量'] },
  ]);

  test.each([
    ['粮食', 3],
    ['产量', 1],
    ['失业率', 0],
    ['', 0],
  ])('is how many passages hold it, wherever it stands: %j', (one, expected) => {
    expect(postings.frequency(one)).toBe(expected);
  });
});

describe('the passages with all tokens', () => {
  const postings = postingsOf(words('粮食 产量', '产量', '粮食 产量 增长', '粮食'));

  test.each([
    [['粮食'], [0, 2, 3]],
    [
      ['产量', '粮食'],
      [0, 2],
    ],
    [
      ['粮食', '粮食'],
      [0, 2, 3],
    ],
    [['粮食', '失业率'], []],
    [[], []],
  ])('%j are %j', (tokens, labels) => {
    expect(postings.withAll(tokens)).toEqual(labels);
  });

  test('are just those that reading would find', () => {
    fc.assert(
      fc.property(texts, fc.array(token, { minLength: 1, maxLength: 3 }), (passages, wanted) => {
        const some = postingsOf(passages.map((all) => ({ words: all })));
        const holding = passages.flatMap((all, label) => (wanted.every((one) => all.includes(one)) ? [label] : []));
        expect(some.withAll(wanted)).toEqual(holding);
        for (const one of wanted) expect(some.frequency(one)).toBe(passages.filter((all) => all.includes(one)).length);
      }),
    );
  });
});

describe('a passage scores', () => {
  test('nothing without a token of the question', () => {
    const scores = postingsOf(words('粮食', '产量')).score(['粮食'], same);
    expect(scores).toHaveLength(2);
    expect(scores[0]).toBeGreaterThan(0);
    expect(scores[1]).toBe(0);
  });

  test('more for a rarer token', () => {
    const postings = postingsOf(words('粮食 增长', '产量 增长'));
    expect(order(postings, ['粮食', '产量'], (one) => (one === '产量' ? 2 : 1))).toEqual([1, 0]);
    expect(order(postings, ['粮食', '产量'], (one) => (one === '粮食' ? 2 : 1))).toEqual([0, 1]);
  });

  test('in proportion to the rarity', () => {
    const postings = postingsOf(words('粮食 增长'));
    const [one] = postings.score(['粮食'], same);
    expect(postings.score(['粮食'], () => 3)[0]).toBeCloseTo(3 * (one as number), 5);
    expect(postings.score(['粮食'], () => 0)[0]).toBe(0);
  });

  test('more for more of a token, but less and less', () => {
    const rest = '一 二 三 四 五 六';
    const repeated = [1, 2, 3].map((count) => `${'粮食 '.repeat(count)}${rest.split(' ').slice(count).join(' ')}`);
    const [once, twice, thrice] = postingsOf(words(...repeated)).score(['粮食'], same) as unknown as number[];
    expect(twice).toBeGreaterThan(once as number);
    expect(thrice).toBeGreaterThan(twice as number);
    expect((thrice as number) - (twice as number)).toBeLessThan((twice as number) - (once as number));
  });

  test('less for being longer', () => {
    expect(order(postingsOf(words('粮食 一 二 三 四 五', '粮食 一', '粮食 一 二')), ['粮食'])).toEqual([1, 2, 0]);
  });

  test('the sum of its tokens, each once', () => {
    const postings = postingsOf(words('粮食 产量', '粮食'));
    const [both, one, other] = [['粮食', '产量', '粮食'], ['粮食'], ['产量']].map((tokens) =>
      postings.score(tokens, same),
    ) as [Float32Array, Float32Array, Float32Array];
    expect(both[0]).toBeCloseTo((one[0] as number) + (other[0] as number), 5);
    expect(both[1]).toBe(one[1]);
  });

  test('more for a word than for headings, and for those than for a pair of characters', () => {
    const filler = { words: ['一', '二', '三'], bigrams: ['四'] };
    const postings = postingsOf([
      { ...filler, bigrams: ['粮食'] },
      { ...filler, context: ['粮食'] },
      { ...filler, words: ['粮食', '二', '三'] },
    ]);
    expect(order(postings, ['粮食'])).toEqual([2, 1, 0]);
  });

  test('less than without end, whatever it repeats', () => {
    const [endless] = postingsOf([{ words: Array(5000).fill('粮食') }, { words: ['一'] }]).score(['粮食'], same);
    const [once] = postingsOf(words('粮食')).score(['粮食'], same);
    expect(endless).toBeLessThan(3 * (once as number));
  });

  test('nothing in a collection of empty passages', () => {
    expect([...postingsOf([{}, {}]).score(['粮食'], same)]).toEqual([0, 0]);
    expect([...postingsOf([]).score(['粮食'], same)]).toEqual([]);
  });

  test('something even where it is long beyond measure', () => {
    const long = { words: Array(20_000).fill('一'), bigrams: ['粮食'] };
    const [score] = postingsOf([long, ...Array(300).fill({ words: ['二'] })]).score(['粮食'], same);
    expect(score).toBeGreaterThan(0);
  });

  test('something for every token that it holds', () => {
    fc.assert(
      fc.property(texts, token, (passages, wanted) => {
        const scores = postingsOf(passages.map((all) => ({ bigrams: all }))).score([wanted], same);
        expect([...scores].map((score) => score > 0)).toEqual(passages.map((all) => all.includes(wanted)));
      }),
    );
  });
});

test('More passages than one segment holds keep their labels', () => {
  const at = [0, 16_383, 16_384, 16_385, 32_767, 32_768, 33_000];
  const passages = Array.from({ length: 33_001 }, (_, label) => ({
    words: at.includes(label) ? ['粮食', '一'] : ['一'],
  }));
  const postings = postingsOf(passages);
  expect(postings.withAll(['粮食', '一'])).toEqual(at);
  expect(postings.frequency('粮食')).toBe(at.length);
  expect(postings.frequency('一')).toBe(passages.length);
  expect(order(postings, ['粮食']).sort((a, b) => a - b)).toEqual(at);
});

test.each([`'`, `"`, `粮食' OR '1'='1`, `'; DROP TABLE postings; --`, '%', '_', '*', 'NEAR(', '粮食 产量', '\\', '\0'])(
  'A token is taken literally: %j',
  (one) => {
    const postings = postingsOf([{ words: ['粮食', '产量'] }, { words: [one] }, { words: ['x'] }]);
    expect(postings.frequency(one)).toBe(1);
    expect(postings.withAll([one])).toEqual([1]);
    expect(order(postings, [one])).toEqual([1]);
    expect(postings.frequency('粮食')).toBe(1);
  },
);

describe('the best of scores', () => {
  const scores = Float32Array.of(0.5, 0, 2, 0.5, 1, 2);

  test('come first, equals by label, those of nothing not at all', () => {
    expect(best(scores, 10)).toEqual([
      { label: 2, score: 2 },
      { label: 5, score: 2 },
      { label: 4, score: 1 },
      { label: 0, score: 0.5 },
      { label: 3, score: 0.5 },
    ]);
  });

  test.each([
    [1, [2]],
    [2, [2, 5]],
    [4, [2, 5, 4, 0]],
  ])('are at most %d', (limit, labels) => {
    expect(best(scores, limit).map(({ label }) => label)).toEqual(labels);
  });

  test('are only those allowed', () => {
    expect(best(scores, 2, new Set([0, 1, 3, 4])).map(({ label }) => label)).toEqual([4, 0]);
    expect(best(scores, 2, new Set())).toEqual([]);
    expect(best(scores, 2, new Set([99]))).toEqual([]);
  });

  test('are those that sorting all would find', () => {
    const some = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 });
    const limit = fc.integer({ min: 1, max: 12 });
    const allowed = fc.option(fc.array(fc.nat({ max: 45 })), { nil: undefined });
    fc.assert(
      fc.property(some, limit, allowed, (values, most, labels) => {
        const set = labels && new Set(labels);
        const sorted = values
          .map((score, label) => ({ label, score }))
          .filter(({ label, score }) => score > 0 && (!set || set.has(label)))
          .sort((a, b) => b.score - a.score || a.label - b.label)
          .slice(0, most);
        expect(best(Float32Array.from(values), most, set)).toEqual(sorted);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a keyword index that is changed', () => {
  const tokensOf = (words: readonly string[]): Tokens => ({ ...NONE, words });

  /** A new index of passages that some are then taken from, put into, or both. */
  function changed(before: readonly (readonly string[])[], after: readonly (readonly string[])[]) {
    const database = openDatabase(':memory:');
    const writer = new PostingsWriter(database);
    for (const words of before) writer.add(tokensOf(words));
    const differing = after.flatMap((words, label) => (words.join(' ') === before[label]?.join(' ') ? [] : [label]));
    writer.finish();
    for (const segment of new Set(differing.map((label) => label >> 14))) {
      const within = differing.filter((label) => label >> 14 === segment);
      changeSegment(
        database,
        segment,
        new Set(within.map((label) => label - segment * 16_384)),
        within.map((label) => [label - segment * 16_384, tokensOf(after[label] as string[])]),
      );
    }
    return new Postings(database, after.length);
  }

  const changing = fc.array(fc.tuple(fc.array(token, { maxLength: 6 }), fc.option(fc.array(token, { maxLength: 6 }))), {
    minLength: 1,
    maxLength: 8,
  });

  test('is what a new one of its passages would be', () => {
    fc.assert(
      fc.property(changing, texts, token, (pairs, more, wanted) => {
        const before = pairs.map(([words]) => words);
        const after = [...pairs.map(([words, changed]) => changed ?? words), ...more];
        const postings = changed(before, after);
        const holding = after.flatMap((words, label) => (words.includes(wanted) ? [label] : []));
        expect(postings.withAll([wanted])).toEqual(holding);
        expect(postings.frequency(wanted)).toBe(holding.length);
        const fresh = postingsOf(after.map((words) => ({ words })));
        expect(postings.score([wanted], same)).toEqual(fresh.score([wanted], same));
      }),
    );
  });

  test('goes on behind the end of a segment', () => {
    const before = Array.from({ length: 16_384 }, () => ['一']);
    const postings = changed(before, [...before, ['一', '粮食']]);
    expect(postings.withAll(['粮食'])).toEqual([16_384]);
    expect(postings.frequency('一')).toBe(16_385);
  });
});
