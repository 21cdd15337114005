/** An organisation behind punctuation or at the beginning of a line, by the last word of its name. */
const ORGANISATION =
  /(?<=^|[\s,。;:、“”"(《])(\p{Script=Han}{2,8}(?:集团公司|集团|公司|大学|学院|银行|医院|研究院|俱乐部|委员会))(?=$|[\s,。;:、“”")》]|\P{Script=Han})/gmu;

/** Names of organisations in a folded text, as often as each stands alone between punctuation. */
export function organisationsIn(folded: string): string[] {
  return [...folded.matchAll(ORGANISATION)].map(([, name = '']) => name);
}
