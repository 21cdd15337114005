import { describe, expect, it } from 'vitest';
import { findNavigation } from '../../../src/reports/rules/navigation.ts';
import { found, noiseOf, seedText } from '../../helpers/reports.ts';

describe('navigation', () => {
  it('is the link in the place of the title of 003', () => {
    expect(noiseOf(seedText('003'))).toEqual([[1, 'navigation']]);
  });

  it.each([
    '点击查阅更多2023年地方政府工作报告',
    '點擊查看更多',
    '查看全文',
    '返回首页',
    '当前位置:首页 > 政务公开 > 政府工作报告',
    '首页 > 新闻中心',
    '上一篇:山南市召开会议',
    '下一條：無',
    '相关阅读:',
    '分享到:',
    '打印本页',
    '关闭窗口',
    '【打印】【关闭】',
    '浏览次数:1024',
    '设为首页 | 加入收藏',
  ])('is %s', (line) => {
    expect(found(findNavigation, line)).toEqual([1]);
  });

  it.each([
    '全网点击量突破百万的短视频宣传了山南。',
    '当前,我们正处在关键位置。',
    '首页改版工作已经完成。',
    '群众分享到改革红利,更有获得感。',
    '返回式卫星成功回收。',
    '查阅档案更加方便,更多服务网上可办。',
    '进入“十四五”以来,我们取得了更多成绩。',
    '相关部门负责同志参加会议。',
  ])('is not %s', (line) => {
    expect(found(findNavigation, line)).toEqual([]);
  });

  it('is not a long paragraph that begins like a link', () => {
    expect(found(findNavigation, `点击查阅更多${'政府工作报告'.repeat(10)}。`)).toEqual([]);
  });
});
