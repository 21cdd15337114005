/** A figure in Arabic or Chinese digits, folded. */
const FIGURE = '(?:\\d[\\d.,]*|[一二三四五六七八九十百千两]+)[十百千万亿余多]*';
const UNITS =
  '平方公里|立方米|千瓦时|公里|千瓦|米|亿元|万元|美元|元|亩|万吨|吨|人次|人|户|个|家|件|套|条|项|座|所|名|张|株|度|天|次|倍|万人|位|届|公顷|床|辆|架';
const GROWTH = '增长|下降|上涨|增速|增幅|涨幅|降幅|提高|比例|占比|占|百分之|[率速幅]';
const MONEY = '投资|资金|投入|收入|产值|总额|经费|拨款|授信|贷款|预算|补贴|工资|费用|生产总值|gdp|多少钱';

const PERCENT = /\d%|百分之|百分点|倍|翻[一两番]|持平/u;
const YUAN = new RegExp(`${FIGURE}元`, 'u');
const DAY = /\d+年|\d+月|\d+日|今年|明年|去年|年[内底末初]|季度|[上中下]旬|近日/u;
const ANY_FIGURE = new RegExp(`${FIGURE}`, 'u');

/** What an answer must hold to be one, by how the question asks; the first form that fits decides. Folded text. */
const FORMS: readonly { asks: RegExp; of: (asked: RegExpExecArray) => RegExp }[] = [
  {
    asks: new RegExp(`多少(${UNITS})|几(天|年|次|倍|万|亿|亩|吨|米|公里|人|户)`, 'u'),
    of: ([, unit, few]) => new RegExp(`${FIGURE}(?:${unitForm(unit ?? few ?? '')})`, 'u'),
  },
  {
    asks: new RegExp(
      `(?:${GROWTH})(?:了)?(?:是|为|到|达)?(?:多少|几)|(?:percent|percentage|growth rate|what share|what proportion)`,
      'u',
    ),
    of: () => PERCENT,
  },
  {
    asks: new RegExp(
      `(?:${MONEY})[^,。?;]{0,8}(?:多少|几)|多少(?:钱|资金|投资)|how much (?:money|funding|investment)`,
      'u',
    ),
    of: () => YUAN,
  },
  {
    asks: /哪一?年|何时|什么时候|啥时候|几月|哪天|几号|几日|哪月|\bwhen\b|(?:which|what) (?:year|day|date|month)/u,
    of: () => DAY,
  },
  { asks: /多少|how (?:many|much)/u, of: () => ANY_FIGURE },
];

/** 多少亿元 may be answered in any unit of money, 多少万吨 in any of weight. */
function unitForm(unit: string): string {
  if (unit.endsWith('元')) return '元';
  if (unit.endsWith('吨')) return '吨';
  return /[人名位]$/u.test(unit) ? '人|名|位|万' : unit;
}

/** The form that the answer to a folded question must have, or undefined where any will do. */
export function formOf(folded: string): RegExp | undefined {
  for (const { asks, of } of FORMS) {
    const asked = asks.exec(folded);
    if (asked) return of(asked);
  }
  return undefined;
}
