/** English names of places that are not their pinyin. Short Chinese name to names, lower case. */
const EXONYMS: Record<string, string[]> = {
  西藏: ['tibet', 'xizang'],
  内蒙古: ['inner mongolia'],
  香港: ['hong kong'],
  澳门: ['macau', 'macao'],
  台湾: ['taiwan'],
  陕西: ['shaanxi'],
  拉萨: ['lhasa'],
  日喀则: ['shigatse'],
  山南: ['lhoka'],
  林芝: ['nyingchi'],
  昌都: ['chamdo', 'qamdo'],
  那曲: ['nagchu', 'nagqu'],
  阿里: ['ngari'],
  鄂尔多斯: ['ordos'],
  呼和浩特: ['hohhot'],
  包头: ['baotou'],
  乌鲁木齐: ['urumqi'],
  喀什: ['kashgar'],
  哈尔滨: ['harbin'],
  齐齐哈尔: ['qiqihar'],
  全国: ['national', 'china'],
};

/** Places that are never called by their pinyin, because another place is: 陕西 is Shaanxi, Shanxi is 山西. */
const NOT_BY_PINYIN = new Set(['陕西']);

/** Whether a place is known in English by other names than its pinyin only. */
export function hasOnlyExonyms(short: string): boolean {
  return NOT_BY_PINYIN.has(short);
}

/** English names of a place by its short Chinese name; none where pinyin serves. */
export function exonymsOf(short: string): string[] {
  return Object.hasOwn(EXONYMS, short) ? (EXONYMS[short] ?? []) : [];
}
