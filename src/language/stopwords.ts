/** Words of a question that say nothing about what is asked. Folded, simplified. */
const QUESTION_WORDS =
  '请问 请 告诉 我们 什么 哪些 哪个 哪 几个 几 多少 怎么 怎样 怎么样 如何 为什么 为何 是否 有没有 能否 可以 是不是 吗 呢 吧 啊 呀 ' +
  '谁 何时 什么时候 哪里 哪儿 哪年 哪天 哪位 哪两 哪几 分别 各 一下 一共 总共 关于 根据 按照 其中 以及 还有 还是 或者 如果 这个 那个 这次 那次 ' +
  '这些 那些 这 那 的 了 是 在 有 和 与 及 或 对 把 被 让 给 从 到 由 为 以 于 而 并 但 都 也 就 还 又 才 只 很 更 最 里 上 下 中 ' +
  '说 讲 提到 提出 介绍 想 知道 要 会 能 将 已 已经 方面 情况 内容 具体 主要 进行 报告 会议';

const ENGLISH =
  'a an the of in on at to for by with from as is are was were be been do does did has have had what which who whom whose when where why how ' +
  'many much and or not it its this that these those there their they he she his her will would should can could may might about into per ' +
  'please tell me you your report according';

const STOP_WORDS = new Set(`${QUESTION_WORDS} ${ENGLISH}`.split(' '));

/** Whether a folded word carries no meaning of its own in a question (question words, particles, politeness). */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
