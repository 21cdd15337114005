import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { clean } from '../../src/reports/clean.ts';
import type { SourceText } from '../../src/reports/formats/format.ts';
import { type Line, splitLines } from '../../src/reports/lines.ts';
import { parseReport, type Report } from '../../src/reports/report.ts';
import type { Span } from '../../src/reports/text.ts';

const SEEDS = join(import.meta.dirname, '../../seeds');

const SEED_FILES = {
  '000': '000_fc4762bbda85c93c.txt',
  '001': '001_f799dbbec6d66dff.txt',
  '002': '002_17330acef248a860.txt',
  '003': '003_2be4bcb9e681115c.txt',
  '004': '004_a0c24b9d96175c4f.txt',
} as const;

export type SeedNumber = keyof typeof SEED_FILES;
export const SEED_NUMBERS = Object.keys(SEED_FILES) as SeedNumber[];

/** The text of a seed file as it lies on the disk. */
export function seedText(seed: SeedNumber): string {
  return readFileSync(join(SEEDS, SEED_FILES[seed]), 'utf8');
}

/** A text as a format gives it that has neither markup nor pages. */
export function sourceOf(raw: string, more: Partial<SourceText> = {}): SourceText {
  return { raw, encoding: 'utf-8', markup: [], pages: [], given: {}, ...more };
}

/** A seed file as a parsed report. */
export function seedReport(seed: SeedNumber): Report {
  return parseReport(SEED_FILES[seed], sourceOf(seedText(seed)));
}

/** One line of a seed file, by the number an editor shows. */
export function seedLine(seed: SeedNumber, number: number): string {
  const line = seedText(seed).split('\n')[number - 1];
  if (line === undefined) throw new Error(`seed ${seed} has no line ${number}`);
  return line;
}

/** A report of these lines. */
export function reportOf(...lines: string[]): Report {
  return parseReport('test.txt', sourceOf(lines.join('\n')));
}

/** What cleaning leaves of a text, line by line. */
export function cleanLines(raw: string): string[] {
  return clean(raw).lines.map((line) => line.text);
}

/** The lines taken out of a text: number and kind of noise. */
export function noiseOf(raw: string): [number, string][] {
  return [...clean(raw).noise].sort(([a], [b]) => a - b);
}

/** The numbers of the lines that a rule finds in a text. */
export function found(rule: (lines: readonly Line[]) => Line[], ...lines: string[]): number[] {
  return rule(splitLines(lines.join('\n'))).map((line) => line.number);
}

/** The words of spans of a text. */
export function slices(text: string, spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => text.slice(start, end));
}

/** A text less some of its spans, computed the slow and plain way: every unit is tested against every span. */
export function without(text: string, spans: readonly Span[]): string {
  return text
    .split('')
    .filter((_, at) => !spans.some(({ start, end }) => at >= start && at < end))
    .join('');
}

const HAN = '新时代藏区发展經濟產業質量高原牧民就业项目建设会议指出要加强统筹推进生态环境保护和改善工作';
const han = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...HAN), minLength, maxLength });

const inline = fc.oneof(
  { weight: 6, arbitrary: han(1, 40) },
  { weight: 4, arbitrary: fc.constantFrom(...'。，,;;!?:、…') },
  { weight: 2, arbitrary: fc.constantFrom('。', '。”', '!)', '?》', '……', '??', '?', '\uFFFD', '六?!比蝿眨_處理') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '業(yè)',
      '產(chǎn)業(yè)',
      '網(wǎng)）',
      '偨Y(jié)',
      '?qū)',
      '（北京）',
      '(一)',
      '(chǎn',
      '1.5%',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('“', '”', '(', ')', '《', '》', '[', ']', '「', '」') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(' ', '\u3000', '\u00a0', '\u200b', '\t', '\ufeff', '\0', 'é', 'ﬁ', 'İ', '①'),
  },
  { weight: 1, arbitrary: fc.constantFrom('𠮷', '😀', '\ud842', '\udfb7', '葛󠄀', 'Ａ１', 'GDP', '5G') },
  { weight: 1, arbitrary: fc.constantFrom('增强投资作用。', '大力发展商贸。', '一是', '二要', '——统筹兼顾。') },
);

const wholeLine = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '2022年工作回顾',
    '2023年重点工作',
    '各位代表:',
    '各位代表!',
    '(一)做好工作。',
    '一、总体要求',
  ),
  fc.constantFrom(
    '4月8日,大会在山南市举行。记者 袁永红 摄',
    '图为会议现场。',
    '责任编辑: 吉政',
    '版权所有:某某网',
    '- 头条',
  ),
  fc.constantFrom(
    '点击查阅更多',
    '围绕上述目标,我们将做好以下重点工作:',
    '更多内容。[详细] -',
    '山南市人民政府市长??次仁平措',
  ),
  han(440, 900),
);

const prose = fc.array(inline, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(''));
const lineBreak = fc.constantFrom('\n', '\n', '\r\n', '\r', '\n\n', '\u2028');

/** Texts as they might be found on a page: prose, noise, headings, damage, every line break, odd Unicode. */
export const pageText = fc
  .array(fc.tuple(fc.oneof({ weight: 3, arbitrary: prose }, { weight: 2, arbitrary: wholeLine }), lineBreak), {
    maxLength: 14,
  })
  .map((lines) => lines.flat().join(''));
