import { describe, expect, it } from 'vitest';
import { reportOf } from '../helpers/reports.ts';

const CLOSE = '会议强调,要坚持目标导向,确保重点工作任务取得实质性突破。';

describe('region', () => {
  it('is the place whose government reports', () => {
    const report = reportOf(
      '——2023年1月5日在拉萨市第十二届人民代表大会第二次会议上',
      '拉萨市人民政府市长 王强',
      '各位代表:',
      CLOSE,
    );
    expect(report.region).toBe('拉萨市');
  });

  it('is the place in which an event took place, although another is named first', () => {
    expect(reportOf('西藏自治区扶贫会议在拉萨召开。', CLOSE).region).toBe('拉萨');
  });

  it('is else the first place named in full, or the province of one named in short', () => {
    expect(reportOf('近日,山南市召开专题会议。', CLOSE).region).toBe('山南市');
    expect(reportOf('近日,西藏召开专题会议。', CLOSE).region).toBe('西藏自治区');
  });

  it('is unknown where no place is named', () => {
    expect(reportOf('近日,有关部门召开会议。', CLOSE).region).toBeNull();
  });
});

describe('kind', () => {
  it('is a work report by its title', () => {
    expect(reportOf('2023年山南市政府工作报告', '各位代表:', CLOSE).kind).toBe('政府工作报告');
  });

  it('is a work report by its opening words', () => {
    const opening = '现在,我代表市人民政府向大会报告工作,请予审议。';
    expect(reportOf('——在山南市人民代表大会上', '各位代表:', opening).kind).toBe('政府工作报告');
  });

  it('is a work report by what the speaker says he does, without a title', () => {
    const opening = '现在,我代表省人民政府向大会作政府工作报告,请予审议。';
    const { kind, from } = reportOf('各位代表:', opening, CLOSE);
    expect([kind, from.kind]).toEqual(['政府工作报告', 'body']);
  });

  it('is news where somebody else says so', () => {
    expect(reportOf('近日,大会在武汉开幕。省长代表省人民政府向大会作政府工作报告。', CLOSE).kind).toBe('会议报道');
  });

  it('is news of a meeting', () => {
    expect(reportOf('近日,有关部门召开会议。', CLOSE).kind).toBe('会议报道');
  });

  it('is a report of no special kind', () => {
    expect(reportOf('全市粮食产量稳步增长。', '农民收入不断提高。').kind).toBe('报告');
  });
});

describe('year', () => {
  it('is the one the report plans for, not the one it looks back on', () => {
    const report = reportOf('各位代表:', '2022年工作回顾', '成绩来之不易。', '2023年重点工作', CLOSE);
    expect(report.year).toBe(2023);
  });

  it('is the coming one for a work report of December', () => {
    expect(reportOf('政府工作报告', '——2022年12月30日在会议上', '各位代表:', CLOSE).year).toBe(2023);
  });

  it('is its own for a work report of January', () => {
    expect(reportOf('政府工作报告', '——2023年1月5日在会议上', '各位代表:', CLOSE).year).toBe(2023);
  });

  it('is not invented for a day without year', () => {
    const { date, year } = reportOf('7月22日,领导小组召开会议,力争2030年前实现碳达峰。', CLOSE);
    expect({ date, year }).toEqual({ date: '--07-22', year: null });
  });

  it('is not taken from a navigation link', () => {
    expect(reportOf('点击查阅更多2023年地方政府工作报告', '近日,有关部门召开会议。', CLOSE).year).toBeNull();
  });
});

describe('source', () => {
  it('is the newspaper that the lead begins with', () => {
    expect(reportOf('山西日報報道 7月22日,省委召開會議。', CLOSE).source).toBe('山西日報');
  });

  it('is the one of a source line', () => {
    expect(reportOf('山南市召开会议', '来源:山南日报', CLOSE).source).toBe('山南日报');
  });

  it('is not a newspaper named in the text', () => {
    expect(reportOf('近日,会议决定在山西日报开设专栏。', CLOSE).source).toBeNull();
  });

  it('is not the site of the copyright notice', () => {
    expect(reportOf(CLOSE, '版权声明:凡注明“来源:中国西藏网”的作品,版权归本网。').source).toBeNull();
  });

  it('is not the host of the foot of the page', () => {
    expect(reportOf(CLOSE, '主办单位:亚新综合体育·(中国)官方网站').source).toBeNull();
  });
});

describe('a derived title', () => {
  it('is the clause of the lead that names the event', () => {
    const { title, titleIsDerived } = reportOf('7月28日,扶贫工作会议在拉萨召开。刘永富出席会议。', CLOSE);
    expect({ title, titleIsDerived }).toEqual({ title: '扶贫工作会议在拉萨召开', titleIsDerived: true });
  });

  it('is never a bare date', () => {
    expect(reportOf('7月28日,粮食开始收割。', '丰收在望。').title).toBe('粮食开始收割');
  });
});
