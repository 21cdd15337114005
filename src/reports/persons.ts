const OFFICE =
  '(?:总书记|书记|委员长|总理|主席|省长|市长|州长|盟长|县长|区长|旗长|主任|组长|部长|司长|局长|院长|检察长|总经理|董事长|司令员)';
const NAME = '[\\p{Script=Han}·]{2,4}?';
const BEHIND = '(?:出席|主持|致辞|讲话|发言|强调|指出|宣布|介绍|陪同|参加|座谈|在|还|并|等|[,、;。\\n]|$)';

/** An office and the names behind it: 副主席张永泽、任维出席. */
const AFTER_OFFICE = new RegExp(`${OFFICE}[\\s?]*(${NAME}(?:、${NAME})*)(?=${BEHIND})`, 'gu');
/** A name and the office or 同志 behind it, where a verb or a pause shows its beginning: 落实吴英杰书记指示. */
const BEFORE_OFFICE = new RegExp(
  `(?<=落实|贯彻|根据|按照|学习|以|和|与|把|[,、。;“])(${NAME})(?:${OFFICE}(?:指示|要求|讲话|批示|的|关于|重要|掌舵|扶贫)|总书记|同志为核心|新时代中国特色社会主义思想)`,
  'gu',
);
/** A speaker in front of what he says: 高嵩强调, or at the head of a title: 庄严:…. */
const SPEAKING = new RegExp(`(?<=^|[。,;\\n])(${NAME})(?:强调|指出|表示|要求|:)(?=,|[\\p{Script=Han}])`, 'gu');

/** Words that stand where a name could, but are none. */
const NOT_A_NAME =
  /总|重要|会议|大会|讲话|指示|要求|精神|助理|同志|代表|委员|成员|部门|单位|办公|小组|他|我|各|全|省|市|县|区|政府|党委|来源|报道|记者|政协|人大|分别|负责|主要|关于|工作|出席|主持|强调|指出|一起|和|与|集团|公司|会上|责任|编辑|声明|副|^[把对向从由在]/u;

/**
 * Names of persons in a text, as written, in order of first mention: by the offices in front of or behind them.
 * @param folded the text folded; names are looked for in it
 * @param text the text itself, of the same length
 */
export function personsIn(folded: string, text: string): string[] {
  const found = new Map<string, number>();
  const add = (name: string, at: number) => {
    if (name.length >= 2 && !NOT_A_NAME.test(name)) {
      const written = text.slice(at, at + name.length);
      if (!found.has(written)) found.set(written, at);
    }
  };
  for (const pattern of [AFTER_OFFICE, BEFORE_OFFICE, SPEAKING])
    for (const match of folded.matchAll(pattern)) {
      let at = match.index + match[0].indexOf(match[1] ?? '');
      for (const name of (match[1] ?? '').split('、')) {
        add(name, at);
        at += name.length + 1;
      }
    }
  return [...found].sort((a, b) => a[1] - b[1]).map(([name]) => name);
}
