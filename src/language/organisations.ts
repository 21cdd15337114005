/** An organisation behind punctuation or at the beginning of a line, by the last word of its name. */
const ORGANISATION =
  /(?<=^|[\s,。;:、“”"(《])(\p{Script=Han}{2,8}(?:集团公司|集团|公司|大学|学院|银行|医院|研究院|俱乐部|委员会))(?=$|[\s,。;:、“”")》]|\P{Script=Han})/gmu;

/** A name must stand alone this often to be one. */
const OFTEN = 2;

/** Names of organisations in folded texts that stand alone between punctuation more than once. */
export function organisationsIn(texts: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [, name = ''] of text.matchAll(ORGANISATION)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count >= OFTEN ? [name] : [])).sort();
}
