/** Characters that would break a message's line or turn its order round: control characters, line ends, bidirectional marks. */
const UNSHOWN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A file's name as messages show it: as it is, or quoted with escapes where it has characters that cannot be seen. */
export function shownName(file: string): string {
  if (file.search(UNSHOWN) < 0) return file;
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(file).replace(UNSHOWN, escaped);
}
