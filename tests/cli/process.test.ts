import { spawn } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { type Config, PROGRAM_DIR } from '../../src/config.ts';
import { seedsIndex } from '../helpers/workspace.ts';

let config: Config;
beforeAll(async () => {
  config = seedsIndex();
});

/** Runs the program as a process of its own, as `npm run` does. */
function kaoju(argv: string[], input = ''): Promise<{ exit: number | null; out: string; err: string }> {
  const folders = ['--reports', config.reportsDir, '--embeddings', config.embeddingsDir];
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...argv, ...folders], {
    cwd: PROGRAM_DIR,
    env: { PATH: process.env.PATH },
  });
  const result = { exit: null as number | null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (result.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (result.err += text));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (exit) => resolve({ ...result, exit })));
}

test('Questions go in by a pipe, answers come out as JSON lines, nothing else on either stream', async () => {
  const { exit, out, err } = await kaoju(['ask', '--batch', '-'], '{"id":1,"question":"聂荣县有多少户脱贫?"}\n');
  expect({ exit, err, lines: out.split('\n').length }).toEqual({ exit: 0, err: '', lines: 2 });
  expect(JSON.parse(out)).toMatchObject({ id: 1, status: 'answered' });
});

test('A chat that is piped ends with its input', async () => {
  const { exit, out } = await kaoju(['start'], '你好\n');
  expect({ exit, out }).toEqual({
    exit: 0,
    out: '未找到:在 5 份报告的 77 个段落里没有找到回答这个问题的内容。\n\n',
  });
});

test('A failure is a message and an exit code, never a stack trace', async () => {
  expect(await kaoju(['report', 'show', '北京'])).toEqual({
    exit: 2,
    out: '',
    err: 'No report is named "北京".\n  Name one by its file, its id or a part of its title that no other has: see `npm run report -- list`.\n',
  });
});

test('The seeds are verified', async () => {
  const { exit, out } = await kaoju(['verify']);
  expect({ exit, out }).toEqual({ exit: 0, out: '77 of 77 passages stand in their source files as cited.\n' });
});
