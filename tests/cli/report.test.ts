import { beforeAll, describe, expect, test } from 'vitest';
import { rebuild } from '../../src/rebuild.ts';
import { runCli } from '../helpers/cli.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { makeWorkspace } from '../helpers/workspace.ts';

const { config } = makeWorkspace();
const folders = ['--reports', config.reportsDir, '--embeddings', config.embeddingsDir];
const report = (...argv: string[]) => runCli(['report', ...argv, ...folders]);

beforeAll(async () => {
  await rebuild(config, { load: async () => fakeEmbedder() });
});

const WUHAN = {
  reportId: 'a6b295f49e',
  file: 'wuhan.txt',
  title: '优化营商环境工作会议在武汉市召开',
  titleIsDerived: false,
  kind: '会议报道',
  region: '武汉市',
  date: '--03-06',
  year: null,
  source: null,
  editor: null,
  persons: ['郭元强'],
  credits: [],
  encoding: 'utf-8',
  lines: [2, 3],
  sections: [],
  sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
  damage: [],
};

describe('report list', () => {
  test('has a line for each report', async () => {
    const { exit, out, err } = await report('list');
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "1afe7ad63c  《林芝市政府工作报告》  林芝市, 2024-01-08  linzhi.txt
      fc14341c54  《山南市政府工作報告》  山南市, 2022-12-30  shannan.txt
      a6b295f49e  《优化营商环境工作会议在武汉市召开》  武汉市, 3月6日(未注年份)  wuhan.txt
      "
    `);
  });

  test('as JSON is an array with all that is known', async () => {
    const { exit, out } = await report('list', '--json');
    const list = JSON.parse(out);
    expect({ exit, files: list.map(({ file }: { file: string }) => file) }).toEqual({
      exit: 0,
      files: ['linzhi.txt', 'shannan.txt', 'wuhan.txt'],
    });
    expect(list[2]).toEqual(WUHAN);
  });

  test('needs a build', async () => {
    expect((await runCli(['report', 'list', '--embeddings', config.reportsDir])).exit).toBe(1);
  });
});

describe('report show', () => {
  test('tells what is known of a report, its outline and its passages', async () => {
    const { exit, out, err } = await report('show', '山南');
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "fc14341c54  《山南市政府工作報告》  山南市, 2022-12-30  shannan.txt
        类型  政府工作报告
        地区  山南市
        日期  2022-12-30
        年份  2023
        来源  未注明
        编辑  未注明
        人物  次仁平措
        正文  第4–7行, 3 个段落, utf-8
        损坏  无

        一、2022年工作回顧
        二、2023年重點工作

      fc14341c54:1  第1段 (第1行)  山南市政府工作報告 ——2022年12月30日在山南市第二屆人民代表大會第四次會…
      fc14341c54:2  第1段 (第5行)  過去一年,全市地區生產總值達到248億元,增長3.4%,完成植樹造林5.1萬畝,…
      fc14341c54:3  第2段 (第7行)  今年主要預期目標是:地區生產總值增長8%左右,城鎮調查失業率控制在5.5%以內,…
      "
    `);
  });

  test('as JSON has the passages, too', async () => {
    const { out } = await report('show', 'wuhan.txt', '--json');
    expect(JSON.parse(out)).toEqual({
      ...WUHAN,
      passages: [
        {
          id: 'a6b295f49e:1',
          section: [],
          paragraph: 1,
          line: 1,
          start: 0,
          end: 16,
          kind: 'header',
          text: '优化营商环境工作会议在武汉市召开',
        },
        {
          id: 'a6b295f49e:2',
          section: [],
          paragraph: 1,
          line: 2,
          start: 17,
          end: 80,
          kind: 'prose',
          text: '3月6日,优化营商环境工作会议在武汉市召开,市委书记郭元强出席会议并讲话。会议强调,要深化“放管服”改革,让企业办事更加方便。',
        },
        expect.objectContaining({ id: 'a6b295f49e:3', paragraph: 2, line: 3, start: 81 }),
      ],
    });
  });

  test('of a report that is not there, or of several, is bad use', async () => {
    const [none, several] = [await report('show', '拉萨'), await report('show', '政府工作报告')];
    expect({ exit: none.exit, out: none.out, first: none.err.split('\n')[0] }).toEqual({
      exit: 2,
      out: '',
      first: 'No report is named "拉萨".',
    });
    expect({ exit: several.exit, out: several.out, first: several.err.split('\n')[0] }).toEqual({
      exit: 2,
      out: '',
      first: '"政府工作报告" names 2 reports, among them linzhi.txt, shannan.txt.',
    });
  });
});
