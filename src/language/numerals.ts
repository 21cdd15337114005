const DIGITS = '零一二三四五六七八九';
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** A Chinese numeral of this many characters or more is a number wherever it stands (三千四百). */
const CERTAIN = 3;

/** The value of a Chinese numeral (三千四百, 二〇二二, 十二点五), or undefined where it is none (十四五). */
export function parseNumeral(text: string): number | undefined {
  const plain = text.replaceAll('两', '二').replaceAll(/[〇○]/gu, '零');
  const [whole = '', fraction] = plain.split('点');
  const value = /[十百千万亿]/u.test(whole) ? parseUnits(whole) : parseDigits(whole);
  if (value === undefined || fraction === undefined) return value;
  const behind = parseDigits(fraction);
  return behind === undefined ? undefined : value + behind / 10 ** fraction.length;
}

function parseDigits(text: string): number | undefined {
  const digits = [...text].map((character) => DIGITS.indexOf(character));
  return text === '' || digits.includes(-1) ? undefined : Number(digits.join(''));
}

function parseUnits(text: string): number | undefined {
  let [total, section, digit, last] = [0, 0, 0, Number.POSITIVE_INFINITY];
  for (const [at, character] of [...text].entries()) {
    const unit = UNITS[character];
    if (unit === undefined) {
      // Two digits in a row make no number: 十四五 is a plan.
      if (digit !== 0) return undefined;
      digit = DIGITS.indexOf(character);
    } else if (unit >= 1e4) {
      // 一亿二千万: what stands before a smaller unit does not count again.
      total = total >= unit ? total + (section + digit) * unit : (total + section + digit) * unit;
      [section, digit, last] = [0, 0, Number.POSITIVE_INFINITY];
    } else {
      if (unit >= last || (digit === 0 && !(unit === 10 && at === 0))) return undefined;
      section += (digit || 1) * unit;
      [digit, last] = [0, unit];
    }
  }
  return total + section + digit;
}

/** A whole number below 10,000 as reports spell it: 三千四百. */
export function toNumeral(value: number): string {
  if (value === 0) return '零';
  let text = '';
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit > 0) text += `${DIGITS[digit]}${name}`;
    else if (text !== '' && !text.endsWith('零') && value % unit > 0) text += '零';
  }
  return text.replace(/^一十/u, '十');
}

const NUMERAL_CHARACTER = '[零〇○一二三四五六七八九十百千万亿两点]';
const NUMERAL = `${NUMERAL_CHARACTER}+`;
const MEASURES = '(?:[元吨亩人户个名家件套张所条项座处年天米倍位届次株头辆台公]|万|亿|美元|人次)';

/** A number of a folded question in the ways in which reports may write it. */
export interface NumberForms {
  /** In figures, with its unit: `3400户`, `5%`, `2022年`. */
  token: string;
  /** Other writings of the same, that of the question among them. */
  others: string[];
}

/** Numbers in Chinese writing, and figures that reports may spell in characters. */
export function numberForms(folded: string): NumberForms[] {
  const forms: NumberForms[] = [];
  const add = (token: string, ...others: string[]) =>
    forms.push({ token, others: [...new Set(others)].filter((other) => other !== token) });
  for (const [written, numeral = ''] of folded.matchAll(new RegExp(`百分之(${NUMERAL})`, 'gu'))) {
    const value = parseNumeral(numeral);
    if (value !== undefined) add(`${value}%`, written);
  }
  for (const [written, digits = ''] of folded.matchAll(/([零〇○一二三四五六七八九]{4})年/gu)) {
    const year = parseNumeral(digits);
    if (year !== undefined) add(`${year}年`, written, ...yearForms(year));
  }
  for (const [written, numeral = '', unit = ''] of folded.matchAll(
    new RegExp(`(?<!百分之|${NUMERAL_CHARACTER})(${NUMERAL})(${MEASURES}?)`, 'gu'),
  )) {
    // 两千三百亿元 is written 2300亿元.
    const [, head = numeral, tail = ''] = /^(.+?)([万亿]*)$/u.exec(numeral) ?? [];
    const value = parseNumeral(head);
    const isNumber = /[十百千万亿]/u.test(numeral) && (unit !== '' || numeral.length >= CERTAIN);
    if (value !== undefined && isNumber && numeral.length > 1) add(`${value}${tail}${unit}`, written);
  }
  for (const [, figure = '', thousand, unit = ''] of folded.matchAll(
    new RegExp(`(?<![\\d.,])(\\d+(?:\\.\\d+)?)(千)?(%|${MEASURES})?`, 'gu'),
  )) {
    const value = Number(figure) * (thousand ? 1000 : 1);
    if (unit === '%') add(`${figure}%`, `百分之${spelt(value)}`);
    else if (unit === '年' && /^(?:19|20)\d{2}$/u.test(figure)) add(`${figure}年`, ...yearForms(value));
    else if (thousand) add(`${value}${unit}`, `${figure}千${unit}`, `${spelt(value)}${unit}`);
    else if (unit !== '' && Number.isInteger(value) && value < 10_000)
      add(`${figure}${unit}`, `${toNumeral(value)}${unit}`);
  }
  return forms;
}

/** 2022 as 二〇二二年 and 二零二二年. */
function yearForms(year: number): string[] {
  const digits = [...String(year)].map((digit) => DIGITS[Number(digit)] ?? '').join('');
  return [`${digits.replaceAll('零', '〇')}年`, `${digits}年`];
}

function spelt(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const behind = fraction === undefined ? '' : `点${[...fraction].map((digit) => DIGITS[Number(digit)]).join('')}`;
  return `${Number(whole) < 10_000 ? toNumeral(Number(whole)) : whole}${behind}`;
}
