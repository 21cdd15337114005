import { describe, expect, it } from 'vitest';
import { HTML } from '../../../src/reports/formats/html.ts';
import { failureOf } from '../../helpers/failure.ts';
import { fixture, WHOLE_PARAGRAPHS } from '../../helpers/fixtures.ts';

const read = async (html: string) => HTML.read(Buffer.from(html), 'a.html');
const linesOf = async (html: string) => (await read(html)).raw.split('\n');

describe('a page of a government portal', () => {
  it('is its article: no navigation, no share links, no other news, no footer', async () => {
    const { raw } = await HTML.read(fixture('report.html'), 'report.html');
    expect(raw).not.toMatch(/首页|政务服务|分享到|打印|相关新闻|经济工作会议|版权|ICP|浏览次数|function/u);
    expect(raw.split('\n')).toHaveLength(13);
  });

  it('is decoded by its content, not by the charset it declares', async () => {
    const { raw, encoding } = await HTML.read(fixture('report.html'), 'report.html');
    expect(raw).toContain(WHOLE_PARAGRAPHS[3]);
    expect(encoding).toBe('html');
  });

  it('has rows of tables on one line each, and no ruby', async () => {
    const { raw } = await HTML.read(fixture('report.html'), 'report.html');
    expect(raw).toContain('\n指标 2022年 增长\n地区生产总值 248亿元 3.4%\n规上工业产值 38.7亿元 11%');
    expect(raw).not.toMatch(/shān|nán/u);
  });

  it('gives its address, and nothing else', async () => {
    expect((await HTML.read(fixture('report.html'), 'report.html')).given).toEqual({
      sourceUrl: 'https://www.example.gov.cn/zwgk/2023/t20230105_1.html',
    });
  });
});

describe('a small page', () => {
  it.each([
    ['paragraphs', '<p>　　一。</p><p>　　二。</p>', ['一。', '二。']],
    ['line breaks', '<div>　　一。<br>　　二。<br/><br>三。</div>', ['一。', '二。', '三。']],
    ['blocks in blocks', '<div>一<div>二</div>三</div>', ['一', '二', '三']],
    ['lists', '<ul><li>一</li><li>二</li></ul><ol><li>三</li><li>四</li></ol>', ['一', '二', '1. 三', '2. 四']],
    ['a paragraph wrapped in its source', '<p>经济\n  发展, GDP\n growth</p>', ['经济发展, GDP growth']],
    ['a layout by tables', '<table><tr><td><p>一。</p><p>二。</p></td></tr></table>', ['一。', '二。']],
    ['cells with paragraphs', '<table><tr><td><p>一</p><p>二</p></td><td>三</td></tr></table>', ['一 二 三']],
    ['links and pictures', '<p>见<a href="http://a.b">附件</a><img src="c.png" alt="图">。</p>', ['见附件。']],
    ['scripts', '<p>一。</p><script>let a = "<p>二</p>"</script><style>p{}</style>', ['一。']],
    ['entities', '<p>A&amp;B&nbsp;&#20840;</p>', ['A&B\u00a0全']],
  ])('with %s has one line a paragraph', async (_, html, lines) => {
    expect(await linesOf(html)).toEqual(lines);
  });

  it('has its title above, unless the text begins with it', async () => {
    const page = (body: string) => `<html><head><title>工作报告_某市政府</title></head><body>${body}</body></html>`;
    expect(await linesOf(page('<p>各位代表。</p>'))).toEqual(['工作报告', '各位代表。']);
    expect(await linesOf(page('<h2>工作 报告</h2><p>各位代表。</p>'))).toEqual(['工作 报告', '各位代表。']);
  });

  it.each(['javascript:alert(1)', '/relative', 'ftp://a.b/c', ''])('does not give %j as its address', async (href) => {
    expect((await read(`<link rel="canonical" href="${href}"><p>一。</p>`)).given).toEqual({});
  });

  it('without text is empty', async () => {
    expect((await read('<html><body><img src="a.png"></body></html>')).raw).toBe('');
  });
});

describe('a hostile page', () => {
  it('nested without end is refused', async () => {
    expect((await failureOf(() => read(`${'<div>'.repeat(100_000)}文`))).message).toBe(
      'a.html: its elements are nested too deeply for a web page',
    );
  });

  it('with an attribute of megabytes is read', async () => {
    expect((await read(`<p class="${'x '.repeat(1_000_000)}">文字。</p>`)).raw).toBe('文字。');
  });

  it('that is cut off is read as far as it goes', async () => {
    expect((await read('<html><body><p>一。</p><p>二')).raw).toBe('一。\n二');
  });
});
