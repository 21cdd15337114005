import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../src/index/records.ts';
import { loadDictionary, writeDictionary } from '../../src/language/dictionary.ts';
import { splitSentences } from '../../src/passages/sentences.ts';
import {
  bestSentences,
  coverageOf,
  type Features,
  type Found,
  featuresOf,
  nearestSentence,
  rarityOf,
  type WeightedTerm,
  weighTerms,
} from '../../src/search/features.ts';
import { readQuestion } from '../../src/search/question.ts';
import { vocabularyOf } from '../helpers/vocabulary.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

beforeAll(() => {
  const folder = join(temporaryFolder(), 'dictionary');
  writeDictionary(folder, vocabularyOf(['山南市 林芝 地区生产总值 增长 目标 粮食 产量 植树造林 失业率']), []);
  loadDictionary(folder);
});

const term = (token: string, share: number, synonyms: string[] = []): WeightedTerm => ({
  token,
  share,
  synonyms,
  weight: 1,
});

const REPORT = { place: ['西藏自治区', '山南市'], year: 2023, date: '2022-12-30' } as ReportRecord;

/** A passage as the searches find it; its sentences are its text cut. */
function found({ report, ...changes }: Partial<Omit<Found, 'report'>> & { report?: Partial<ReportRecord> }): Found {
  const folded = changes.folded ?? '粮食产量8万吨。';
  const sentences = splitSentences(folded);
  return {
    label: 0,
    reportId: 'r',
    kind: 'prose',
    lookBackYear: null,
    folded,
    sentences,
    context: '山南市政府工作报告',
    sentenceSimilarities: sentences.map(() => 0.85),
    looksBack: false,
    similarity: 0.85,
    bm25: 0,
    bestBm25: 0,
    ...changes,
    report: { ...REPORT, ...report },
  };
}

/** Features of a passage for a question, every word of which is as rare as any other. */
function features(question: string, changes: Parameters<typeof found>[0] = {}): Features {
  const query = readQuestion({ question });
  const rarity = () => 1;
  return featuresOf(query, weighTerms(query.terms, rarity), found(changes), rarity);
}

describe('rarity', () => {
  test('falls with frequency and stays above nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (passages, part) => {
          const frequency = Math.floor(part * (passages - 1));
          expect(rarityOf(frequency, passages)).toBeGreaterThan(rarityOf(frequency + 1, passages));
          expect(rarityOf(frequency + 1, passages)).toBeGreaterThan(0);
        },
      ),
    );
  });

  test('grows with the collection', () => {
    expect(rarityOf(3, 1000)).toBeGreaterThan(rarityOf(3, 100));
  });
});

describe('the terms of a question', () => {
  const rarities: Record<string, number> = { 粮食: 1, 产量: 3, gdp: 8, 生产总值: 2 };
  const rarity = (token: string) => rarities[token] ?? 0;
  const shares = (terms: { token: string; weight: number; synonyms: string[] }[]) =>
    weighTerms(terms, rarity).map(({ share }) => share);

  test('count by their rarity', () => {
    const terms = ['粮食', '产量'].map((token) => ({ token, weight: 1, synonyms: [] }));
    expect(shares(terms)).toEqual([0.25, 0.75]);
  });

  test('count as their commonest name', () => {
    const terms = [
      { token: 'gdp', weight: 1, synonyms: ['生产总值'] },
      { token: '粮食', weight: 2, synonyms: [] },
    ];
    expect(shares(terms)).toEqual([0.5, 0.5]);
  });

  test('count less from the question before', () => {
    const terms = [
      { token: '粮食', weight: 1, synonyms: [] },
      { token: '粮食', weight: 0.25, synonyms: [] },
    ];
    expect(shares(terms)).toEqual([0.8, 0.2]);
  });

  test('count nothing where none is rare, or none is there', () => {
    expect(shares([{ token: '的', weight: 1, synonyms: [] }])).toEqual([0]);
    expect(shares([])).toEqual([]);
  });

  test('share what adds up to one', () => {
    const terms = fc.array(fc.record({ rarity: fc.double({ min: 0.01, max: 20, noNaN: true }) }), { minLength: 1 });
    fc.assert(
      fc.property(terms, (some) => {
        const named = some.map((_, at) => ({ token: String(at), weight: 1, synonyms: [] }));
        const weighted = weighTerms(named, (token) => some[Number(token)]?.rarity ?? 0);
        expect(weighted.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('coverage', () => {
  const terms = [term('粮食', 0.5), term('gdp', 0.25, ['生产总值']), term('8%', 0.25)];

  test.each([
    ['粮食产量', 0.5],
    ['地区生产总值增长8%', 0.5],
    ['gdp和生产总值', 0.25],
    ['粮食和gdp增长8%', 1],
    ['增长18%', 0],
    ['增长5.8%', 0],
    ['', 0],
  ])('of %j is %d', (text, share) => {
    expect(coverageOf(text, terms)).toBe(share);
  });

  test('lies between nothing and all, and never falls with more text', () => {
    const text = fc
      .array(fc.constantFrom('粮食', 'gdp', '增长8%', '和', '。'), { maxLength: 6 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (one, more) => {
        expect(coverageOf(`${one}。${more}`, terms)).toBeGreaterThanOrEqual(coverageOf(one, terms));
        expect(coverageOf(`${one}。${more}`, terms)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the best sentences', () => {
  const best = (text: string, terms: WeightedTerm[]) => {
    const { start, end, coverage } = bestSentences(text, splitSentences(text), terms);
    return [text.slice(start, end), coverage];
  };

  test('are the one that covers most', () => {
    expect(best('会议召开。粮食产量8万吨。粮食丰收。', [term('粮食', 0.5), term('产量', 0.5)])).toEqual([
      '粮食产量8万吨。',
      1,
    ]);
  });

  test('are the first of equals', () => {
    expect(best('粮食丰收。粮食增产。', [term('粮食', 1)])).toEqual(['粮食丰收。', 1]);
  });

  test('are two neighbours where each brings much', () => {
    const [text, coverage] = best('粮食丰收。产量8万吨。', [term('粮食', 0.5), term('产量', 0.5)]);
    expect(text).toBe('粮食丰收。产量8万吨。');
    expect(coverage).toBeGreaterThan(0.5);
    expect(coverage).toBeLessThan(1);
  });

  test('are one where a second brings little', () => {
    expect(best('粮食丰收。产量8万吨。', [term('粮食', 0.95), term('产量', 0.05)])).toEqual(['粮食丰收。', 0.95]);
  });

  test('are the whole text where it has none', () => {
    expect(bestSentences('粮食', [], [term('粮食', 1)])).toMatchObject({ start: 0, end: 2 });
  });
});

describe('the nearest sentence', () => {
  const spans = (...lengths: number[]) => lengths.map((length, at) => ({ start: at * 100, end: at * 100 + length }));

  test.each([
    ['has the highest cosine', [20, 20, 20], [0.8, 0.9, 0.85], 1],
    ['is the first of equals', [20, 20], [0.9, 0.9], 0],
    ['is not very short', [20, 5], [0.8, 0.95], 0],
    ['may be short where all are', [5, 4], [0.8, 0.95], 1],
    ['is not there without one', [], [], -1],
  ])('%s', (_, lengths, similarities, at) => {
    expect(nearestSentence(spans(...lengths), similarities)).toBe(at);
  });
});

describe('a passage fits a year', () => {
  const PLACES = {
    plan: { report: { year: 2023 } },
    back: { report: { year: 2024 }, lookBackYear: 2023, looksBack: true },
    next: { report: { year: 2024 } },
    beside: { report: { year: 2024 }, looksBack: true },
    other: { report: { year: 2020 } },
    otherBack: { report: { year: 2023 }, lookBackYear: 2022, looksBack: true },
  };
  const fitOf = (question: string, place: keyof typeof PLACES) => features(question, PLACES[place]).year;

  test('for a goal best where its report plans', () => {
    const [plan, ...others] = (['plan', 'back', 'next', 'beside', 'other', 'otherBack'] as const).map((place) =>
      fitOf('2023年粮食产量目标是多少?', place),
    );
    expect(plan).toBeGreaterThan(0);
    for (const other of others) expect(other).toBeLessThan(plan as number);
  });

  test('for a result best where the next report looks back, then where a next report has no such section', () => {
    const fits = (['back', 'next', 'plan', 'other'] as const).map((place) => fitOf('2023年粮食产量是多少?', place));
    expect(fits).toEqual([...fits].sort((a, b) => b - a));
    expect(new Set(fits).size).toBe(4);
    expect(fits.at(-1)).toBeLessThan(0);
  });

  test('no better than elsewhere beside a section that looks back, or in one on another year', () => {
    for (const question of ['2023年粮食产量是多少?', '2023年粮食产量目标是多少?'])
      for (const place of ['beside', 'otherBack'] as const)
        expect(fitOf(question, place)).toBe(fitOf(question, 'other'));
  });

  test('by either of two', () => {
    expect(fitOf('2019年和2023年粮食产量目标是多少?', 'plan')).toBe(fitOf('2023年粮食产量目标是多少?', 'plan'));
  });

  test('neither well nor badly where none is asked, or only a report is named by it', () => {
    expect(fitOf('粮食产量是多少?', 'other')).toBe(0);
    expect(fitOf('2023年政府工作报告里粮食产量是多少?', 'other')).toBe(0);
  });

  test.each([
    ['neither well nor badly by the day of its event', { report: { year: null, date: '2023-05-01' } }, 0],
    [
      'neither well nor badly by a year that it names',
      { report: { year: null, date: null }, folded: '2023年8万吨' },
      0,
    ],
  ])('of a report without a year %s', (_, changes, expected) => {
    expect(features('2023年粮食产量是多少?', changes).year).toBe(expected);
  });

  test('of a report without a year badly where nothing says so, but better than in another year’s', () => {
    const { year } = features('2023年粮食产量是多少?', { report: { year: null, date: '2021-05-01' } });
    expect(year).toBeLessThan(0);
    expect(year).toBeGreaterThan(fitOf('2023年粮食产量是多少?', 'other'));
  });
});

describe('a report named by its year', () => {
  test.each([
    ['is the one', '2023年政府工作报告的目标是什么?', 2023, 1],
    ['is another', '2022年政府工作报告的目标是什么?', 2023, -1],
    ['has no year', '2022年政府工作报告的目标是什么?', null, 0],
    ['is not asked for', '2023年的目标是什么?', 2023, 0],
  ])('%s', (_, question, year, expected) => {
    expect(features(question, { report: { year } }).reportYear).toBe(expected);
  });
});

describe('a place', () => {
  const placed = (question: string, changes: Parameters<typeof found>[0]) => {
    const { region, place } = features(question, changes);
    return [region, place];
  };
  const elsewhere = { report: { place: ['西藏自治区', '林芝市'] }, context: '林芝市政府工作报告' };

  test.each([
    ['that the report is about', '山南粮食产量', {}, [1, 1]],
    ['that holds the report’s own', '西藏粮食产量', {}, [1, 1]],
    ['inside the report’s own, which the passage names', '乃东区粮食产量', { folded: '乃东区粮食8万吨' }, [-1, 1]],
    ['that only the passage names', '山南粮食产量', { ...elsewhere, folded: '山南市粮食8万吨' }, [-1, 1]],
    ['that only its headings name', '山南粮食产量', { ...elsewhere, context: '林芝 › 山南' }, [-1, 1]],
    ['that neither is about', '山南粮食产量', elsewhere, [-1, -1]],
    ['of a report about none', '山南粮食产量', { report: { place: [] }, context: '' }, [-1, -1]],
    ['of two', '山南和林芝粮食产量', elsewhere, [1, 1]],
    ['that nobody asked for', '粮食产量', elsewhere, [0, 0]],
  ])('%s', (_, question, changes, expected) => {
    expect(placed(question, changes)).toEqual(expected);
  });
});

describe('what is asked for', () => {
  test.each([
    ['a quotation that is there', 'quoted', '什么是“放管服”?', '深化“放管服”改革', 1],
    ['a quotation that is not', 'quoted', '什么是“放管服”?', '深化改革', -1],
    ['no quotation', 'quoted', '什么是放管服?', '深化“放管服”改革', 0],
    ['an indicator by its name', 'indicator', '城镇化率是多少?', '城镇化率达到38%', 1],
    ['an indicator by another name', 'indicator', 'gdp是多少?', '地区生产总值达到248亿元', 1],
    ['an indicator that is not there', 'indicator', 'gdp是多少?', '城镇化率达到38%', -1],
    ['no indicator', 'indicator', '谁主持会议?', '城镇化率达到38%', 0],
    ['a form that fits', 'form', '粮食产量增长多少?', '粮食产量增长8%', 1],
    ['a form that does not fit', 'form', '粮食产量增长多少?', '粮食产量再创新高', -1],
    ['no form', 'form', '谁主持会议?', '粮食产量增长8%', 0],
  ] as const)('%s', (_, name, question, folded, expected) => {
    expect(features(question, { folded })[name]).toBe(expected);
  });

  test('in the form that another sentence has is not there', () => {
    const folded = '粮食产量再创新高。会议强调生态优先。城镇化率达到38%。';
    expect(features('粮食产量增长多少?', { folded, sentenceSimilarities: [0.9, 0.8, 0.8] }).form).toBe(-1);
    expect(features('粮食产量增长多少?', { folded, sentenceSimilarities: [0.8, 0.8, 0.9] }).form).toBe(1);
  });

  test('as a goal or not decides what stated goals count for', () => {
    const folded = '预期目标是力争增长8%左右。';
    const { goal, unaskedGoal } = features('粮食产量目标是多少?', { folded });
    const other = features('粮食产量是多少?', { folded });
    expect([goal, unaskedGoal, other.goal, other.unaskedGoal]).toEqual([1, 0, 0, 1]);
  });
});

describe('the longest run of the question in a passage', () => {
  const run = (question: string, folded: string) => features(question, { folded }).run;

  test('is all where the passage holds the question', () => {
    expect(run('完成植树造林5.1万亩', '全市完成植树造林5.1万亩。')).toBe(1);
  });

  test('is a share of the question', () => {
    expect(run('植树造林粮食产量', '植树造林。')).toBe(0.5);
  });

  test('is not much where the question is short', () => {
    expect(run('粮食', '粮食丰收')).toBeLessThan(0.5);
  });

  test('is nothing where not a character is there, or is asked', () => {
    expect(run('植树造林', '粮食丰收')).toBe(0);
    expect(run('?', '粮食丰收')).toBe(0);
  });
});

describe('the figures of the searches', () => {
  test('are told against the best of the question', () => {
    const { keyword, bm25 } = features('粮食产量', { bm25: 6, bestBm25: 8 });
    expect([keyword, bm25]).toEqual([0.75, 0.6]);
    expect(features('粮食产量', { bm25: 0, bestBm25: 0 }).keyword).toBe(0);
  });

  test('grow with the cosines', () => {
    const [low, high] = [0.8, 0.9].map((cosine) =>
      features('粮食产量', { similarity: cosine, sentenceSimilarities: [cosine] }),
    ) as [Features, Features];
    expect(high.dense).toBeGreaterThan(low.dense);
    expect(high.denseSentence).toBeGreaterThan(low.denseSentence);
  });
});

test('Words count in headings, but not for the sentence', () => {
  const { coverage, sentence, lacking } = features('粮食产量', { folded: '完成8万吨。', context: '粮食产量' });
  expect([coverage, sentence, lacking]).toEqual([1, 0, 0]);
});

test('The weightiest word that is nowhere is lacking', () => {
  const query = readQuestion({ question: '粮食产量' });
  const rarity = (token: string) => (token === '产量' ? 3 : 1);
  const { lacking, coverage } = featuresOf(
    query,
    weighTerms(query.terms, rarity),
    found({ folded: '粮食丰收。' }),
    rarity,
  );
  expect(lacking).toBeGreaterThan(0.5);
  expect(coverage).toBeLessThan(0.5);
});

test.each([
  ['caption', 1, 0],
  ['header', 0, 1],
  ['prose', 0, 0],
] as const)('What is a %s is told', (kind, caption, header) => {
  expect(features('粮食产量', { kind })).toMatchObject({ caption, header });
});
