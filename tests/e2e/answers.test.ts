import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../src/answer/answer.ts';
import type { Config } from '../../src/config.ts';
import { type Engine, openEngine } from '../../src/engine.ts';
import { fold } from '../../src/language/fold.ts';
import { decode } from '../../src/reports/decode.ts';
import { deleteSpans } from '../../src/reports/text.ts';
import { seedsIndex } from '../helpers/workspace.ts';

// The JSON answer of docs/ARCHITECTURE.md: other programs read it. More fields may be added.
const citationSchema = z.object({
  n: z.int().min(1),
  file: z.string().regex(/^00[0-4]_[0-9a-f]{16}\.txt$/u),
  reportId: z.string().regex(/^[0-9a-f]{10}$/u),
  title: z.string().min(1),
  region: z.string().min(1).nullable(),
  date: z
    .string()
    .regex(/^(\d{4}|-)-\d{2}-\d{2}$/u)
    .nullable(),
  year: z.int().nullable(),
  section: z.array(z.string().min(1)),
  paragraph: z.int().min(1),
  line: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(1),
  text: z.string().min(1),
  evidence: z.array(z.tuple([z.int().min(0), z.int().min(1)])).min(1),
  score: z.number(),
});
const common = z.object({
  question: z.string(),
  confidence: z.number().min(0).max(1),
  searched: z.object({ reports: z.literal(5), passages: z.literal(77), build: z.string().regex(/^[0-9a-f]{12}$/u) }),
  ms: z.object({ embed: z.number().min(0), search: z.number().min(0), total: z.number().min(0) }),
});
const answerSchema = z.discriminatedUnion('status', [
  common.extend({
    status: z.enum(['answered', 'uncertain']),
    answer: z.string().min(1),
    citations: z.array(citationSchema).length(5),
    nearest: z.undefined().optional(),
  }),
  common.extend({
    status: z.literal('not_found'),
    answer: z.null(),
    citations: z.array(z.never()).length(0),
    nearest: z.array(citationSchema).length(5),
    missing: z.array(z.object({ place: z.string().nullable(), year: z.int().nullable() })).optional(),
  }),
]);

const QUESTIONS = [
  '2022年山南市地区生产总值是多少?',
  '脱贫人口和易地搬迁群众,谁的收入增幅更大?',
  '會議要求把西藏清潔能源的資源優勢轉化為哪些優勢?',
  'Which energy security strategy put forward by Xi Jinping was cited at the Tibet clean energy meeting?',
  '《红楼梦》的作者是谁?',
  '你好',
];

let config: Config;
let engine: Engine;
let answers: Answer[];
beforeAll(async () => {
  config = seedsIndex();
  engine = await openEngine(config);
  answers = [];
  for (const question of QUESTIONS) answers.push(JSON.parse(JSON.stringify(await engine.ask({ question }))));
});
afterAll(() => engine.close());

const shown = () => answers.flatMap(({ citations, nearest }) => nearest ?? citations);

describe('an answer', () => {
  test('has every field of the contract, of its kind', () => {
    for (const answer of answers) expect(answerSchema.safeParse(answer).error).toBeUndefined();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['answered', 'uncertain', 'not_found']));
  });

  test('repeats its question and names the live build', () => {
    expect(answers.map(({ question }) => question)).toEqual(QUESTIONS);
    const builds = new Set(answers.map(({ searched }) => searched.build));
    expect([...builds]).toEqual([engine.index.manifest.build]);
  });

  test('numbers its citations from 1, best first', () => {
    for (const { citations, nearest } of answers) {
      const list = nearest ?? citations;
      expect(list.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
      const scores = list.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });

  test('is the evidence of its first citation, word for word', () => {
    for (const { answer, citations } of answers) {
      const [first] = citations;
      expect(answer).toBe(first ? first.text.slice(...(first.evidence[0] ?? [0, 0])) : null);
    }
  });
});

describe('a citation', () => {
  test('is its span of the decoded file less what cleaning took out, on the line it names', () => {
    for (const { file, reportId, passageId, start, end, line, text } of shown()) {
      const raw = decode(readFileSync(join(config.reportsDir, file)), file).text;
      const passage = engine.index.tables.passages(reportId).find(({ id }) => id === passageId);
      const deletions = (passage?.deletions ?? []).map((span) => ({
        start: span.start - start,
        end: span.end - start,
      }));
      expect(deleteSpans(raw.slice(start, end), deletions).text).toBe(text);
      expect(raw.slice(0, start).split('\n')).toHaveLength(line);
    }
  });

  test('has evidence inside its text, without white space at the ends', () => {
    for (const { text, evidence } of shown())
      for (const [start, end] of evidence) {
        const part = text.slice(start, end);
        expect({ part, length: part.length }).toEqual({ part: part.trim(), length: end - start });
        expect(part).not.toBe('');
      }
  });

  test('has at most 450 characters', () => {
    for (const { text } of shown()) expect(fold(text).replace(/\s+/gu, '').length).toBeLessThanOrEqual(450);
  });

  test('shows no ruby and no page furniture', () => {
    for (const { text } of shown())
      expect(text).not.toMatch(/\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)|ICP|版权|版權/u);
  });
});
