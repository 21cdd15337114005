import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { currentFolder } from '../../src/index/builds.ts';
import { runCli } from '../helpers/cli.ts';
import { seedsIndex, temporaryFolder } from '../helpers/workspace.ts';

const FOUND = '聂荣县有多少户完成了脱贫?';
const NOT_FOUND = '《红楼梦》的作者是谁?';
const REFUSAL = '未找到:在 5 份报告的 77 个段落里没有找到回答这个问题的内容。';

let folders: string[];
let embeddingsDir: string;
beforeAll(async () => {
  const config = seedsIndex();
  embeddingsDir = config.embeddingsDir;
  folders = ['--reports', config.reportsDir, '--embeddings', embeddingsDir];
});

const ask = (...argv: string[]) => runCli(['ask', ...argv, ...folders]);

describe('an answer', () => {
  test('is shown with its status, itself and its sources, without colour, and exit code 0', async () => {
    const { exit, out, err } = await ask(FOUND, '-k', '1');
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out.split('\n').slice(0, 5).join('\n')).toMatchInlineSnapshot(`
      "● 找到
      近两年,聂荣县629户2908人完成了脱贫,今年计划实现建档立卡贫困人口的全部脱贫。

      出处
      [1] 《西藏自治区深度贫困地区脱贫攻坚现场推进暨深化对口援藏扶贫工作会议在拉萨召开》 › 第2段, 7月28日(未注年份), 002_17330acef248a860.txt:2"
    `);
    expect(out).not.toContain('\u001B');
  });

  test('that was not found is said to be, with exit code 3', async () => {
    expect(await ask(NOT_FOUND)).toEqual({
      exit: 3,
      out: `${REFUSAL}\n`,
      err: '',
    });
  });

  test('to an English question has English labels', async () => {
    const { out } = await ask('Who wrote Hamlet?', '--region', '火星');
    expect(out).toBe('Not found: nothing in 0 report(s), 0 passages, answers this question.\n');
  });

  test('is one line of JSON with --json, and nothing else', async () => {
    const { exit, out, err } = await ask(FOUND, '--json', '-k', '2');
    const { question, status, citations } = JSON.parse(out);
    expect({ exit, err, lines: out.split('\n').length, question, status, citations: citations.length }).toEqual({
      exit: 0,
      err: '',
      lines: 2,
      question: FOUND,
      status: 'answered',
      citations: 2,
    });
  });

  test('as JSON has its exit code, too', async () => {
    const { exit, out } = await ask(NOT_FOUND, '--json');
    expect({ exit, status: JSON.parse(out).status }).toEqual({ exit: 3, status: 'not_found' });
  });

  test('comes only from what the flags allow', async () => {
    const { out } = await ask('会议由谁主持?', '--json', '--report', '004', '--region', '内蒙古', '--year', '2022');
    const { citations, nearest, searched } = JSON.parse(out);
    const files = new Set((nearest ?? citations).map(({ file }: { file: string }) => file));
    expect([...files]).toEqual(['004_a0c24b9d96175c4f.txt']);
    expect(searched.reports).toBe(1);
  });

  test('is coloured in a terminal, and not with NO_COLOR', async () => {
    const onTerminal = async (environment: Record<string, string>) => {
      const stdout = Object.assign(new PassThrough(), { isTTY: true });
      await runCli(['ask', NOT_FOUND, ...folders], { stdout, environment });
      return String(stdout.read());
    };
    expect(await onTerminal({})).toBe(`\u001B[33m${REFUSAL}\u001B[39m\n`);
    expect(await onTerminal({ NO_COLOR: '1' })).toBe(`${REFUSAL}\n`);
  });
});

describe('bad use ends with exit code 2 and says what is wrong:', () => {
  test.each([
    [[''], 'The question is empty.'],
    [['  '], 'The question is empty.'],
    [['问'.repeat(10_000)], 'The question has 10000 characters; at most 2000 are read.'],
    [[FOUND, '--report', '北京'], 'No report is named "北京".'],
    [[FOUND, '-k', '21'], 'There cannot be 21 citations.'],
    [[FOUND, '-k', 'x'], "error: option '-k, --citations <N>' argument 'x' is invalid. It must be a whole number."],
    [[FOUND, '--year', '二〇'], "error: option '--year <N>' argument '二〇' is invalid. It must be a whole number."],
    [
      [FOUND, '--as-of', '2026-3'],
      "error: option '--as-of <D>' argument '2026-3' is invalid. It must be like 2026 or 2026-03-05.",
    ],
    [[FOUND, '--colour'], "error: unknown option '--colour'"],
    [[], 'There is no question.'],
    [[FOUND, '--batch', '-'], 'A question and --batch exclude each other.'],
    [['会议', '由谁主持?'], "error: too many arguments for 'ask'. Expected 1 argument but got 2."],
  ])('ask %j', async (argv, message) => {
    const { exit, out, err } = await ask(...argv);
    expect({ exit, out, message: err.split('\n')[0] }).toEqual({ exit: 2, out: '', message });
    expect(err).not.toMatch(/^ +at /mu);
  });

  test('a part of the title that several reports have', async () => {
    expect((await ask(FOUND, '--report', '00')).err).toMatchInlineSnapshot(`
      ""00" names 5 reports, among them 000_fc4762bbda85c93c.txt, 001_f799dbbec6d66dff.txt, 002_17330acef248a860.txt.
        Name one by its file, its id or a part of its title that no other has: see \`npm run report -- list\`.
      "
    `);
  });
});

describe('a failure ends with exit code 1 and what to do:', () => {
  test('no build', async () => {
    const empty = temporaryFolder();
    expect(await runCli(['ask', FOUND, '--embeddings', empty])).toEqual({
      exit: 1,
      out: '',
      err: `There is no index in ${empty} yet.\n  Run \`npm run rebuild\` to make one.\n`,
    });
  });

  test('a damaged build', async () => {
    const damaged = temporaryFolder();
    cpSync(embeddingsDir, damaged, { recursive: true });
    writeFileSync(join(currentFolder(damaged), 'vectors.hnsw'), 'damaged');
    const { exit, out, err } = await runCli(['ask', FOUND, '--embeddings', damaged]);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toMatch(
      /^Build [0-9a-f]{12} is damaged: vectors\.hnsw differs from its checksum\.\n {2}Run `npm run rebuild` to make a new one\.\n$/u,
    );
  });

  test('a model that is not there', async () => {
    const { exit, err } = await runCli(['ask', FOUND, ...folders], { environment: { EMBEDDING_MODEL: 'nowhere' } });
    expect({ exit, err }).toEqual({
      exit: 1,
      err: expect.stringMatching(/^There is no embedding model "nowhere" in /u),
    });
  });
});
