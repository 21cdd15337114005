import { beforeAll, describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { runCli } from '../helpers/cli.ts';
import { seedsIndex } from '../helpers/workspace.ts';

let config: Config;
beforeAll(async () => {
  config = seedsIndex();
});

/** What the chat answers, a block of lines for each line that it is told. */
async function chat(...lines: string[]): Promise<string[]> {
  const folders = ['--reports', config.reportsDir, '--embeddings', config.embeddingsDir];
  const { exit, out, err } = await runCli(['start', ...folders], { input: [`${lines.join('\n')}\n`] });
  expect(exit).toBe(0);
  expect(err).toMatch(/^考据 Kaoju: 5 份报告, 77 个段落 \(build [0-9a-f]{12}\)。\/help 看用法。\n$/u);
  expect(out).not.toContain('\u001B');
  return out.split('\n\n').flatMap((block) => (block.trim() === '' ? [] : [block]));
}

const TRADITIONAL = '會議要求把西藏清潔能源的資源優勢轉化為哪些優勢?';

describe('the chat', () => {
  test('answers a question and shows the source of a citation with all that cleaning took out', async () => {
    const [answer, sources, source] = await chat(TRADITIONAL, '/source 1', '/quit');
    expect(answer).toContain('切實將西藏清潔能源資源優勢轉化為產業優勢、經濟優勢、競爭優勢');
    expect(sources?.split('\n')[1]).toBe(
      '[1] 《莊嚴:全力以赴推動西藏清潔能源產業發展壯大》 › 第3段, 日期不详, 000_fc4762bbda85c93c.txt:4',
    );
    const [place, state, raw] = source?.split('\n') ?? [];
    expect(place).toMatch(/^000_fc4762bbda85c93c\.txt:4, 字符 \d+–\d+$/u);
    expect(state).toBe('与建索引时相同 / unchanged since the build');
    expect(raw).toContain('資源優(yōu)勢轉化為產(chǎn)業(yè)優(yōu)勢、經(jīng)濟優(yōu)勢、競爭優(yōu)勢');
  });

  test('shows more results than the first five, and their sources', async () => {
    const [, , more, source] = await chat(TRADITIONAL, '/more', '/source 10');
    const numbers = more?.split('\n').flatMap((line) => /^\[(\d+)\]/u.exec(line)?.[1] ?? []);
    expect(numbers).toEqual(['6', '7', '8', '9', '10']);
    expect(source).toMatch(/^00\d_[0-9a-f]{16}\.txt:\d+, 字符 /u);
  });

  test('has nothing more or no source to show without a question', async () => {
    expect(await chat('/more', '/source 1')).toEqual([
      '先问一个问题 / ask a question first.',
      '还没有出处 / there is no citation yet.',
    ]);
  });

  test('names the numbers there are where a source is not', async () => {
    const [, , ...rest] = await chat(TRADITIONAL, '/source 6', '/source', '/source x');
    expect(rest).toEqual(Array.from({ length: 3 }, () => '出处从 1 到 5 / choose 1 to 5.'));
  });

  test('lists the reports, or shows one', async () => {
    const [list, facts, , passages] = await chat('/report', '/report 山南市');
    expect(list?.split('\n').map((line) => line.slice(0, 10))).toEqual([
      '46fb93a43d',
      '9097d499f0',
      '81e044656f',
      '77974aae8c',
      'bd467438f5',
    ]);
    expect(facts).toContain('\n  日期  2022-12-30ʰ\n');
    expect(passages?.split('\n')[0]).toMatch(/^77974aae8c:1 {2}第1段 \(第2行\) {2}/u);
  });

  test('tells its commands', async () => {
    expect(await chat('/help')).toMatchInlineSnapshot(`
      [
        "直接输入问题 / type a question: 2022年山南市地区生产总值是多少?
      /report [R]   列出报告,或看其中一份 / list the reports, or show one (file, id or part of the title)
      /source n     第 n 条出处的原文 / the source text of citation n, with its place
      /more         更多结果 / more results for the last question
      /help         帮助 / this help
      /quit         退出 / leave",
      ]
    `);
  });

  test('answers mistakes and goes on', async () => {
    const [unknown, report, long, last] = await chat('/nope x', '/report 北京', '问'.repeat(2001), '/source 1');
    expect(unknown?.split('\n')[0]).toBe('没有 /nope 这个命令 / there is no such command.');
    expect(report?.split('\n')[0]).toBe('No report is named "北京".');
    expect(long).toBe('The question has 2001 characters; at most 2000 are read.\nAsk one thing in a sentence or two.');
    expect(last).toBe('还没有出处 / there is no citation yet.');
  });

  test('ends with /quit or the input, and passes empty lines over', async () => {
    expect(await chat('/source 1', '/quit', '/help')).toHaveLength(1);
    expect(await chat('', '  ', '/source 1')).toHaveLength(1);
  });

  test('reads a follow-up with the question before', async () => {
    const [, , sources] = await chat('山西省碳达峰碳中和会议由谁主持?', '/quit');
    const [, , , again] = await chat('山西省碳达峰碳中和会议由谁主持?', '那是什么时候?', '/quit');
    expect(sources).toBeUndefined();
    expect(again?.split('\n')[1]).toContain('001_f799dbbec6d66dff.txt:2');
  });
});
