import { beforeAll, describe, expect, test } from 'vitest';
import { rebuild } from '../../src/rebuild.ts';
import { runCli } from '../helpers/cli.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { makeWorkspace, REPORTS } from '../helpers/workspace.ts';

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
  level: 'prefectural',
  place: ['湖北省', '武汉市'],
  date: '--03-06',
  year: null,
  lookBackYear: null,
  speaker: null,
  source: null,
  sourceUrl: null,
  from: { title: 'head', kind: 'head', region: 'head', date: 'body' },
  editor: null,
  persons: ['郭元强'],
  credits: [],
  encoding: 'utf-8',
  lines: [2, 3],
  scannedPages: [],
  sections: [],
  sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
  damage: [],
};

describe('report list', () => {
  test('has a line for each report, with what is known of it and where that was taken from', async () => {
    const { exit, out, err } = await report('list');
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "编号        标题                                   地区                  级别  年份   回顾   日期               报告人     来源  文件
      1afe7ad63c  《林芝市政府工作报告》ʰ                西藏自治区 › 林芝市ʰ  地级  2024ᵇ  2023ᵇ  2024-01-08ʰ        巴塔ʰ      —     linzhi.txt
      fc14341c54  《山南市政府工作報告》ʰ                西藏自治区 › 山南市ʰ  地级  2023ᵇ  2022ᵇ  2022-12-30ʰ        次仁平措ʰ  —     shannan.txt
      a6b295f49e  《优化营商环境工作会议在武汉市召开》ʰ  湖北省 › 武汉市ʰ      地级  —      —      3月6日(未注年份)ᵇ  —          —     wuhan.txt

      取自 ᵍ 给定  ᶠ 文件名或文件夹  ʰ 篇首  ᵇ 正文
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

  const files = async (...argv: string[]) => {
    const { out } = await report('list', '--json', ...argv);
    return JSON.parse(out).map(({ file }: { file: string }) => file.replace('.txt', ''));
  };

  test('may be limited to a place, a year and a level', async () => {
    expect(await files('--region', '西藏')).toEqual(['linzhi', 'shannan']);
    expect(await files('--region', '西藏自治區 › 山南')).toEqual(['shannan']);
    expect(await files('--year', '2024')).toEqual(['linzhi']);
    expect(await files('--level', 'prefectural', '--region', '湖北')).toEqual(['wuhan']);
    expect(await files('--level', 'county')).toEqual([]);
    expect((await report('list', '--level', 'county')).out).toBe('没有符合的报告。\n');
  });

  test.each([
    ['--level', 'village'],
    ['--year', 'soon'],
  ])('of %s %s is bad use', async (...argv) => {
    const { exit, out } = await report('list', ...argv);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
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
        类型  政府工作报告ʰ
        地区  西藏自治区 › 山南市ʰ
        级别  地级
        年份  2023ᵇ
        回顾  2022ᵇ
        日期  2022-12-30ʰ
        报告人  次仁平措ʰ
        来源  —
        网址  —
        编辑  未注明
        人物  次仁平措
        正文  第4–7行, 3 个段落, utf-8
        损坏  无
        取自 ᵍ 给定  ᶠ 文件名或文件夹  ʰ 篇首  ᵇ 正文

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
          page: null,
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
          page: null,
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

describe('report list --problems', () => {
  const messy = makeWorkspace({
    ...REPORTS,
    'copy.txt': REPORTS['shannan.txt']?.replace('5.1萬畝', '5.2萬畝') ?? '',
    'nowhere.txt':
      '近日,有关部门召开会议,研究部署下一步工作。会议强调,要坚持问题导向??压实责任。\n会议指出,要抓好落实。\n',
    'empty.txt': '',
  });
  const problems = (...argv: string[]) =>
    runCli([
      ...['report', 'list', '--problems', ...argv],
      ...['--reports', messy.config.reportsDir, '--embeddings', messy.config.embeddingsDir],
    ]);

  beforeAll(async () => {
    await rebuild(messy.config, { load: async () => fakeEmbedder() });
  });

  test('names what needs a hand, and what to do', async () => {
    const { exit, out, err } = await problems();
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "地区不详  在 reports.csv 的 region 列写明地区,例如 西藏自治区山南市。
        81400175ee  nowhere.txt  《有关部门召开会议》

      年份不详  在 reports.csv 的 year 列写明年份。
        81400175ee  nowhere.txt  《有关部门召开会议》
        a6b295f49e  wuhan.txt  《优化营商环境工作会议在武汉市召开》

      同一类型、地区、年份的报告不止一份  留下一份,或在 reports.csv 改正其地区、年份或类型。
        西藏自治区 › 山南市, 2023, 政府工作报告:
          0e92e43c3a  copy.txt  《山南市政府工作報告》
          fc14341c54  shannan.txt  《山南市政府工作報告》

      几乎相同的报告  比较两份,把多余的一份移出报告文件夹。
        相似度 93%:
          0e92e43c3a  copy.txt  《山南市政府工作報告》
          fc14341c54  shannan.txt  《山南市政府工作報告》

      文字损坏  换成完好的文件;否则损坏处照原样显示。
        81400175ee  nowhere.txt  《有关部门召开会议》  1 处, 例如 ??

      建索引时未收入的文件  按各行所说处理,然后运行 npm run rebuild。
        empty.txt: holds no report text (it is empty)
          Take it out of the reports folder.
      "
    `);
  });

  test('as JSON is an object', async () => {
    const found = JSON.parse((await problems('--json')).out);
    expect(Object.keys(found)).toEqual([
      'noPlace',
      'noYear',
      'same',
      'nearDuplicates',
      'damaged',
      'scanned',
      'leftOut',
    ]);
    expect(found.noPlace).toEqual([expect.objectContaining({ file: 'nowhere.txt' })]);
    expect(found.nearDuplicates).toEqual([
      { reports: [expect.anything(), expect.anything()], similarity: expect.closeTo(0.9, 0) },
    ]);
  });

  test('says so where there are none', async () => {
    expect((await problems('--year', '2024')).out).toContain('建索引时未收入的文件');
    expect((await report('list', '--problems', '--year', '2024')).out).toBe('没有需要处理的问题。\n');
  });
});
