import { endsSentence, type Line } from '../lines.ts';

/** Sentences and marks that only the foot of a web page has. Each alone is enough, whatever the line's length. */
const LEGAL = [
  /版权(所有(?!者|人|权)|声明|与免责)|版权(均?属|归).{0,24}(所有|公司|网|社)/u,
  /免责(声明|条款)/u,
  /copyright|©|all rights reserved/iu,
  /icp(备|证)\s*\d/iu,
  /(公网安备|公安备)[::\s]*\d/u,
  /许可证\s*》?\s*(编号)?[::]/u,
  /凡(本站|本网|注明)|凡.{0,4}来源(非|于|[::“])/u,
  /(转载|摘编).{0,24}(须|请|必须|应).{0,8}注明/u,
  /未经.{0,8}授权.{0,10}(不得|禁止|严禁)/u,
  /(同|与)(本网|本站|我们)联系/u,
  /(只|仅)代表.{0,12}(传播|观点)|不代表.{0,8}(赞同|本网|本站|观点)/u,
];

/** Addresses and telephone lines: enough in a line that is no prose and stands behind some. */
const CONTACT = [
  /(热线|电话|传真|邮箱|投稿|项目合作|邮编|e-?mail|qq)[::]\s*[\w(+]/iu,
  /^(主办|承办|协办|主管|技术支持|网站运营|网站标识码|运营)(单位)?[::]/u,
];

/** Copyright, licence and contact lines of the page around a text. They name the site, not the source of the text. */
export function findFooter(lines: readonly Line[]): Line[] {
  const prose = lines.find((line) => endsSentence(line.folded))?.number ?? 0;
  return lines.filter(({ folded, length, number }) => {
    if (LEGAL.some((mark) => mark.test(folded))) return length <= 300;
    const isFoot = number > prose && length <= 120 && !endsSentence(folded);
    return isFoot && CONTACT.some((mark) => mark.test(folded));
  });
}
