import { endsSentence, type Line } from '../lines.ts';

/** Longest line that can be a navigation link, in characters. */
const LONGEST = 60;

const NAVIGATION = [
  /^[>»·\s]*(点击|查看|阅读|返回|进入)(查阅|查看|阅读|进入|下载|了解)?(此处|这里)?(更多|全文|原文|首页|上一页|下一页|上级|列表|顶部|专题)/u,
  /^(当前位置|您(现在)?(的|所在的?)位置|首页\s*[>›»|])/u,
  /^(上一篇|下一篇|上一条|下一条|相关(阅读|链接|新闻|文章|报道|稿件)|推荐阅读|延伸阅读|热门推荐)\s*([::]|$)/u,
  /^(扫一扫|分享到|分享至|打印(本页|本文)?$|关闭(本页|窗口)?$|【(打印|关闭|字号|字体|收藏)|字(号|体)\s*[::]|浏览(次数|量)|点击(数|量)|网站地图|设为首页|加入收藏)/u,
];

/** Links of the page that stand where text should: 点击查阅更多…, 上一篇:…, 当前位置:… */
export function findNavigation(lines: readonly Line[]): Line[] {
  return lines.filter(
    (line) => line.length <= LONGEST && !endsSentence(line.folded) && NAVIGATION.some((link) => link.test(line.folded)),
  );
}
