/** Words with which a question is asked. Folded, simplified. */
const ASKING =
  '请问 请 告诉我 告诉 我们 我想知道 想知道 知道 介绍一下 介绍 什么时候 什么 啥 叫啥 叫什么 哪些 哪个 哪几个 哪几 哪一年 哪一天 哪一项 哪年 哪天 哪位 哪里 哪儿 哪两 哪家 ' +
  '几月几号 几月几日 几月 几个 几 多少 怎么办 怎么样 怎么 怎样 咋 如何 为什么 为何 是否 有没有 能不能 能否 可以 是不是 何时 何地 谁 吗 呢 吧 啊 呀 ' +
  '分别 各是 各有 各 一下 一共 总共 关于 根据 按照 其中 以及 还有 还是 或者 如果 这个 那个 这次 那次 这些 那些 已经 会上 又是';

/** Words that every report is full of, and particles. */
const EMPTY =
  '这 那 的 了 是 在 有 和 与 及 或 对 把 被 让 给 从 到 由 为 以 于 而 并 但 都 也 就 还 又 才 只 很 更 最 里 上 下 中 ' +
  '说 讲 提到 提出 想 要 会 能 将 已 方面 情况 内容 具体 主要 进行 报告 会议';

const ENGLISH =
  'a an the of in on at to for by with from as is are was were be been do does did has have had what which who whom whose when where why how ' +
  'many much and or not it its this that these those there their they he she his her will would should can could may might about into per ' +
  'please tell me you your report reports according say says said saying mention mentions mentioned mentioning describe did set so no ' +
  'year years billion million thousand yuan number amount total';

const STOP_WORDS = new Set(`${ASKING} ${EMPTY} ${ENGLISH}`.split(' '));

const ASKING_PHRASES = new RegExp(
  ASKING.split(' ')
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
);

/** A folded question with a space for each phrase with which it is asked (什么时候, 怎么办): no part of one is a word. */
export function withoutAsking(folded: string): string {
  return folded.replace(ASKING_PHRASES, ' ');
}

/** Whether a folded word carries no meaning of its own in a question (question words, particles, politeness). */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
