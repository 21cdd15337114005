import { describe, expect, it } from 'vitest';
import { parseReport } from '../../src/reports/report.ts';
import { reportOf, seedReport, sourceOf } from '../helpers/reports.ts';

const OPENING = '现在,我代表人民政府,向大会报告工作,请予审议。';
const CLOSE = '会议强调,要坚持目标导向,确保重点工作任务取得实质性突破。';

/** What is known of the place of a report: region, level, place, origin. */
function where(...lines: string[]) {
  const { region, level, place, from } = reportOf(...lines);
  return [region, level, place.join(' › '), from.region];
}

const inFile = (file: string, ...lines: string[]) => parseReport(file, sourceOf(lines.join('\n')));

describe('the place of a report', () => {
  it('is the whole country for the State Council', () => {
    expect(
      where(
        '政府工作报告',
        '——2024年3月5日在第十四届全国人民代表大会第二次会议上',
        '国务院总理 李强',
        '各位代表:',
        '现在,我代表国务院,向大会报告政府工作。',
      ),
    ).toEqual(['全国', 'national', '全国', 'head']);
  });

  it('is the whole country for a speech that says so, without a title', () => {
    expect(where('各位代表:', '现在,我代表国务院向大会作政府工作报告,请予审议。')).toEqual([
      '全国',
      'national',
      '全国',
      'body',
    ]);
  });

  it.each([
    ['a province', '河南省', ['河南省', 'provincial', '河南省']],
    ['a municipality, named once', '上海市', ['上海市', 'provincial', '上海市']],
    ['a prefecture', '山南市', ['山南市', 'prefectural', '西藏自治区 › 山南市']],
    ['a county', '琼结县', ['琼结县', 'county', '西藏自治区 › 山南市 › 琼结县']],
    ['a district of a municipality', '黄浦区', ['黄浦区', 'county', '上海市 › 黄浦区']],
    ['a county under no prefecture', '仙桃市', ['仙桃市', 'county', '湖北省 › 仙桃市']],
  ])('is %s with what lies above it', (_, name, expected) => {
    expect(where(`——2023年1月5日在${name}第二届人民代表大会第三次会议上`, '各位代表:', OPENING)).toEqual([
      ...expected,
      'head',
    ]);
  });

  it('in traditional characters is named in simplified ones', () => {
    expect(where('山南市政府工作報告', '各位代表:', OPENING)).toEqual([
      '山南市',
      'prefectural',
      '西藏自治区 › 山南市',
      'head',
    ]);
  });

  it('is Hong Kong for a policy address', () => {
    expect(where('香港特別行政區行政長官2023年施政報告', '行政長官李家超', '主席議員:', CLOSE)).toEqual([
      '香港特别行政区',
      'provincial',
      '香港特别行政区',
      'head',
    ]);
  });

  it('is a district of the prefecture that is named with it, for there are two districts 城关区', () => {
    expect(where('拉萨市城关区政府工作报告', '各位代表:', OPENING)).toEqual([
      '城关区',
      'county',
      '西藏自治区 › 拉萨市 › 城关区',
      'head',
    ]);
    expect(where('城关区政府工作报告', '各位代表:', OPENING)).toEqual(['城关区', 'county', '城关区', 'head']);
  });

  it('is a township or zone itself, which is of no level, not the county around it', () => {
    expect(where('昆山市千灯镇2023年政府工作报告', '各位代表:', OPENING)).toEqual([
      '千灯镇',
      null,
      '江苏省 › 苏州市 › 昆山市 › 千灯镇',
      'head',
    ]);
    expect(where('山南市空港新区管委会工作报告', '各位代表:', OPENING).slice(0, 2)).toEqual(['空港新区', null]);
  });

  it('is named in full where the text does so, too', () => {
    expect(
      where('2025年宁夏政府工作报告', '——在宁夏回族自治区第十三届人民代表大会第三次会议上', '各位代表:', OPENING)[0],
    ).toBe('宁夏回族自治区');
  });

  it('is the province that a speech without a title names again and again', () => {
    const praise = '贵州牢记嘱托,贵州高质量发展取得新成效,贵州生态更好。';
    expect(where('各位代表:', '现在,我代表省人民政府向大会报告工作,请予审议。', praise, praise)).toEqual([
      '贵州省',
      'provincial',
      '贵州省',
      'body',
    ]);
    expect(where('各位代表:', '现在,我代表省人民政府向大会报告工作,请予审议。', '贵州与四川携手。')[0]).toBeNull();
  });
});

describe('where a report says nothing of its place', () => {
  it('the folders and name of its file do', () => {
    const { region, place, level, year, from } = inFile(
      '西藏/山南/2023.txt',
      '全年粮食产量稳步增长。',
      '居民收入提高。',
    );
    expect({ region, place, level, year, from }).toMatchObject({
      region: '山南市',
      place: ['西藏自治区', '山南市'],
      level: 'prefectural',
      year: 2023,
      from: { region: 'file name', year: 'file name' },
    });
  });

  it('its own words win over the folder', () => {
    const { region, from } = inFile('湖北/1.txt', '近日,山南市召开专题会议。', CLOSE);
    expect([region, from.region]).toEqual(['山南市', 'body']);
  });

  it('the folder tells which of the counties of one name it is', () => {
    const { place } = inFile('甘肃/1.txt', '城关区政府工作报告', '各位代表:', OPENING);
    expect(place).toEqual(['甘肃省', '兰州市', '城关区']);
  });
});

it('The seeds lie where they did', () => {
  expect((['000', '001', '002', '003', '004'] as const).map((seed) => seedReport(seed).place)).toEqual([
    ['西藏自治区'],
    ['山西省'],
    ['西藏自治区', '拉萨市'],
    ['西藏自治区', '山南市'],
    ['内蒙古自治区', '鄂尔多斯市'],
  ]);
});
