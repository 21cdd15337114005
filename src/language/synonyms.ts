/** Groups of names for one thing in this genre; folded. Each name of a group finds all the others. */
const GROUPS: readonly (readonly string[])[] = [
  ['地区生产总值', '国内生产总值', '生产总值', 'gdp'],
  ['居民消费价格', 'cpi'],
  ['一般公共预算收入', '财政收入'],
  ['社会消费品零售总额', '社零'],
  ['固定资产投资', '固投'],
  ['碳达峰碳中和', '双碳'],
  ['城镇调查失业率', '失业率'],
  ['进出口总额', '外贸'],
];

/** The names found in a folded question, each with the other names of the same thing. */
export function synonymsIn(folded: string): { name: string; others: string[] }[] {
  return GROUPS.flatMap((group) => {
    const name = group.find((candidate) => folded.includes(candidate));
    return name ? [{ name, others: group.filter((other) => other !== name && !name.includes(other)) }] : [];
  });
}
