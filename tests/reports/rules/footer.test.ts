import { describe, expect, it } from 'vitest';
import { findFooter } from '../../../src/reports/rules/footer.ts';
import { cleanLines, found, noiseOf, seedLine, seedText } from '../../helpers/reports.ts';

describe('the foot of a page', () => {
  it('is the contacts of 002, between the two copies of the body', () => {
    expect(noiseOf(seedText('002')).filter(([, noise]) => noise === 'footer')).toEqual([
      [5, 'footer'],
      [6, 'footer'],
      [7, 'footer'],
    ]);
  });

  it('is the last six lines of 004, although ruby stands in them', () => {
    expect(noiseOf(seedText('004'))).toEqual([20, 21, 22, 23, 24, 25].map((number) => [number, 'footer']));
  });

  it('is the copyright notice of 000', () => {
    expect(cleanLines(seedLine('000', 7))).toEqual([]);
  });

  it.each([
    '版權聲明:凡注明“來源:中國西藏網”的所有作品,版權歸高原(北京)文化傳播有限公司。',
    '主办单位:亚新综合体育·(中国)官方网站 销售热线:400-007-1585',
    '项目合作:400-007-1585 投稿:63413737 传真:010-58689040',
    '《 中华人民共和国电信与信息服务业务经营许可证 》编号:京ICP证140522号',
    '北疆新聞版權與免責聲明:',
    '二、凡來源非北疆新聞的新聞(作品)只代表本網傳播該消息,并不代表贊同其觀點。',
    '如因作品內容、版權和其它問題需要同本網聯系的,請在見網后30日內進行,聯系郵箱:bjwmaster@163.com。',
    'Copyright © 2016- 北疆新聞網 All Rights Reserved',
    '未经书面授权,不得转载或建立镜像,违者依法必究。',
    '京公网安备 11010602010147号',
    '联系电话:0893-7820000',
    '网站标识码:5422000001 技术支持:某某公司',
  ])('is %s', (line) => {
    expect(found(findFooter, line)).toEqual([1]);
  });

  it.each([
    '加强版权保护,查处侵权盗版案件35起,知识产权综合管理改革走在前列。',
    '推进“证照分离”改革,取消许可证年检,企业开办时间压缩至1天。',
    '办理排污许可证,实行全过程监管。',
    '整合各类政务服务热线,群众满意度达到98%。',
    '电话、宽带实现行政村全覆盖。',
    '成功主办全国农村公路现场会。',
    '引用外资、转移就业双双增长。',
    '群众观点是我们党的根本观点,人民代表联系群众制度不断完善。',
    '凡属重大决策,均须集体讨论决定。',
  ])('is not a sentence of a report: %s', (line) => {
    expect(found(findFooter, line)).toEqual([]);
  });

  it('is not a long paragraph that mentions a copyright notice', () => {
    expect(found(findFooter, `${'深化文化体制改革,'.repeat(40)}规范版权声明。`)).toEqual([]);
  });

  it('is not a paragraph of two sentences with a telephone number', () => {
    expect(found(findFooter, '开通监督电话:12345,办结率100%。群众满意度不断提升。')).toEqual([]);
  });
});
