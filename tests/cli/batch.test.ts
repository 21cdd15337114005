import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../helpers/cli.ts';
import { seedsIndex, temporaryFolder } from '../helpers/workspace.ts';

let folders: string[];
beforeAll(async () => {
  const config = seedsIndex();
  folders = ['--reports', config.reportsDir, '--embeddings', config.embeddingsDir];
});

const batch = (...lines: (string | object)[]) => {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return runCli(['ask', '--batch', '-', ...folders], { input: [text] });
};
const parse = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const QUESTION = '聂荣县有多少户完成了脱贫?';

describe('a batch', () => {
  test('answers every line in its order, copies ids, and goes on behind bad lines', async () => {
    const { exit, out, err } = await batch(
      { id: 'a', question: QUESTION },
      'no JSON',
      { id: 2 },
      { id: 'c', question: 7 },
      { id: 'd', question: QUESTION, report: '北京' },
      { id: 'e', question: ' ' },
      { id: 'f', question: QUESTION, year: '2023' },
      { id: 'g', question: QUESTION, asOf: '今年' },
      'null',
      '["a"]',
      { question: QUESTION },
      { id: 'z', question: '《红楼梦》的作者是谁?' },
    );
    const lines = parse(out).map(({ id, status, error }) => ({ id, status, code: error?.code }));
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(lines).toEqual([
      { id: 'a', status: 'answered' },
      { id: null, code: 'bad_line' },
      { id: 2, code: 'bad_line' },
      { id: 'c', code: 'bad_line' },
      { id: 'd', code: 'bad_use' },
      { id: 'e', code: 'bad_question' },
      { id: 'f', code: 'bad_line' },
      { id: 'g', code: 'bad_line' },
      { id: null, code: 'bad_line' },
      { id: null, code: 'bad_line' },
      { status: 'answered' },
      { id: 'z', status: 'not_found' },
    ]);
  });

  test('says what is wrong with a line', async () => {
    const { out } = await batch({ id: 1 }, { id: 2, question: 'q', year: 1.5, asOf: '2026-3' }, '{"id": 3', {
      question: '',
    });
    expect(parse(out)).toEqual([
      { id: 1, error: { code: 'bad_line', message: 'question: Invalid input: expected string, received undefined' } },
      {
        id: 2,
        error: {
          code: 'bad_line',
          message: 'year: Invalid input: expected int, received number; asOf: must be like 2026 or 2026-03-05',
        },
      },
      { id: null, error: { code: 'bad_line', message: expect.stringMatching(/^not JSON: /u) } },
      {
        id: null,
        error: {
          code: 'bad_question',
          message: 'The question is empty. Ask in words, for example “2022年山南市地区生产总值是多少?”.',
        },
      },
    ]);
  });

  test('takes the limits of each line', async () => {
    const { out } = await batch(
      { question: '会议由谁主持?', region: '内蒙古' },
      { question: '会议由谁主持?', report: '002' },
      { question: '生产总值增长多少?', year: 2022, region: '山南' },
      { question: '今年的目标是多少?', asOf: '2023-03-05', context: '山南市地区生产总值' },
    );
    const files = parse(out).map(({ citations, nearest }) => (nearest ?? citations)[0].file.slice(0, 3));
    expect(files).toEqual(['004', '002', '003', '003']);
  });

  test('has nothing to say to nothing', async () => {
    expect(await batch('', '  ', '')).toEqual({ exit: 0, out: '', err: '' });
  });

  test('is read from a file, with the line ends of Windows, too', async () => {
    const file = join(temporaryFolder(), 'questions.jsonl');
    writeFileSync(file, `{"id":1,"question":"${QUESTION}"}\r\n\r\n{"id":2,"question":"${QUESTION}"}\r\n`);
    const { exit, out } = await runCli(['ask', '--batch', file, ...folders]);
    const [one, two] = parse(out).map(({ ms: _, ...rest }) => rest);
    expect({ exit, ids: [one.id, two.id] }).toEqual({ exit: 0, ids: [1, 2] });
    expect({ ...one, id: 2 }).toEqual(two);
  });

  test('that cannot be read is a failure', async () => {
    const { exit, out, err } = await runCli(['ask', '--batch', join(temporaryFolder(), 'nowhere'), ...folders]);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toMatch(/^The file of questions cannot be read: ENOENT.*\n {2}Check its name\.\n$/u);
  });
});

describe('the file of a batch', () => {
  test('may come in pieces that cut a character', async () => {
    const bytes = Buffer.from(`${JSON.stringify({ id: 1, question: QUESTION })}\n`);
    const { out } = await runCli(['ask', '--batch', '-', ...folders], {
      input: [bytes.subarray(0, 23), bytes.subarray(23)],
    });
    expect(parse(out)).toMatchObject([{ id: 1, question: QUESTION }]);
  });

  test('may begin with a byte order mark', async () => {
    const file = join(temporaryFolder(), 'questions.jsonl');
    writeFileSync(file, `\uFEFF${JSON.stringify({ id: 1, question: QUESTION })}`);
    const { out } = await runCli(['ask', '--batch', file, ...folders]);
    expect(parse(out)).toMatchObject([{ id: 1, status: 'answered' }]);
  });
});
