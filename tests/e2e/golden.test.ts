import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, openEngine } from '../../src/engine.ts';
import { fold } from '../../src/language/fold.ts';
import { seedsIndex } from '../helpers/workspace.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(seedsIndex());
});
afterAll(() => engine.close());

describe('the bundled model answers from the seeds', () => {
  test.each([
    ['2022年山南市地区生产总值是多少?', '003', ['248亿元']],
    ['2022年山南市地區生產總值是多少?', '003', ['248亿元']],
    ['2023年城镇调查失业率控制在多少以内?', '003', ['5.5%以内']],
    ['2023年植树造林多少亩?', '003', ['完成植树造林5万亩']],
    ['聂荣县有多少户完成了脱贫?', '002', ['629户']],
    ['阿里与藏中电网联网工程要求什么时候建成投运?', '000', ['今年内建成投运']],
    ['會議要求把西藏清潔能源的資源優勢轉化為哪些優勢?', '000', ['产业优势、经济优势、竞争优势']],
    ['山西省碳达峰碳中和领导小组第一次会议是谁主持的?', '001', ['林武主持召开']],
  ])('%s', async (question, doc, keys) => {
    const { status, answer, citations } = await engine.ask({ question });
    expect({ status, doc: citations[0]?.file.slice(0, 3) }).toEqual({ status: 'answered', doc });
    expect(keys.filter((key) => !fold(answer ?? '').includes(key))).toEqual([]);
  });

  test('with the header where it tells who spoke and when', async () => {
    const { status, citations } = await engine.ask({ question: '谁在什么时候作的山南市政府工作报告?' });
    const [first] = citations;
    expect(status).not.toBe('not_found');
    expect({ file: first?.file, kind: first?.kind, text: first?.text }).toEqual({
      file: '003_2be4bcb9e681115c.txt',
      kind: 'header',
      text: '——2022年12月30日在山南市第二届人民代表大会第四次会议上\n山南市人民政府市长??次仁平措',
    });
  });

  test('alike in both scripts', async () => {
    const found = async (question: string) => {
      const { citations, confidence } = await engine.ask({ question });
      return { confidence, found: citations.map(({ passageId }) => passageId) };
    };
    expect(await found('聶榮縣有多少戶完成了脫貧?')).toEqual(await found('聂荣县有多少户完成了脱贫?'));
  });

  test('with what a paraphrase means, first or among the first five', async () => {
    const { citations, nearest = [] } = await engine.ask({
      question: '老乡家里那些已经坏掉的太阳能小发电设备,会上说怎么办?',
    });
    expect([...citations, ...nearest].some(({ text }) => fold(text).includes('小型家用光伏设备'))).toBe(true);
  });
});

describe('the bundled model does not answer', () => {
  test.each(['你好', '!!!', '1', '今天天气怎么样?', '《红楼梦》的作者是谁?', '火星上有没有水?'])(
    '%s',
    async (question) => {
      const { status, answer, citations } = await engine.ask({ question });
      expect({ status, answer, citations }).toEqual({ status: 'not_found', answer: null, citations: [] });
    },
  );

  test('and says which report is missing', async () => {
    const missing = async (question: string) => (await engine.ask({ question })).missing;
    expect(await missing('拉萨市2023年GDP增长目标是多少?')).toEqual([{ place: '拉萨市', year: 2023 }]);
    expect(await missing('2019年山南市地区生产总值是多少?')).toEqual([{ place: '山南市', year: 2019 }]);
    expect(await missing('武汉市2022年地区生产总值是多少?')).toEqual([{ place: '武汉市', year: null }]);
  });

  test('for certain about a place that no report is about', async () => {
    const { status } = await engine.ask({ question: '拉萨市2023年GDP增长目标是多少?' });
    expect(status).not.toBe('answered');
  });
});
