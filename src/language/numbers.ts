/**
 * A number with its percent sign or unit, in folded text: `3.4%`, `248亿元`, `16.85万吨`, `2022年`, `5g`, `s5`, `pm2.5`. The unit
 * is kept because 248亿元 and 248户 are different things.
 */
const NUMBER =
  /(?:(?<![a-z])(?:[a-z]|pm))?\d+(?:[.,]\d+)*(?:[%‰]|(?:[十百千万亿]*(?:平方公里|立方米|千瓦时|公里|千瓦|美元|人次|[元吨亩人户个名家件套张所条项座处万亿年月日天时度米倍位届次株头只辆台g]))|[十百千万亿]+)?/gu;

/** Numbers of a folded text in order: the whole token with unit, and the digits alone (`248亿元`, `248`). */
export function numbersIn(folded: string): { token: string; digits: string; start: number; end: number }[] {
  return [...folded.matchAll(NUMBER)].map((match) => ({
    token: match[0].replaceAll(',', ''),
    digits: (/\d+(?:[.,]\d+)*%?/u.exec(match[0])?.[0] ?? match[0]).replaceAll(',', ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
