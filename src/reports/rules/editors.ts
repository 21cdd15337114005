import type { Line } from '../lines.ts';

const EDITOR = /^[([【]?(?:责任编辑|责编|编辑|编审|审核|校对|监制|审校)\s*[::/]\s*(.{0,30}?)[)\]】]?$/u;
const SOURCE = /^[([【]?(?:来源|稿源|信息来源|文章来源)\s*[::]\s*([^\s)\]】]{2,30})/u;

/** Lines that name who edited the page; they are metadata, never text. */
export function findEditors(lines: readonly Line[]): Line[] {
  return lines.filter((line) => EDITOR.test(line.folded));
}

/** The name behind a label, as written in the line; `label` is matched against the folded line. */
function labelled(line: Line, label: RegExp): string | undefined {
  const name = label.exec(line.folded)?.[1]?.trim();
  if (!name) return undefined;
  const at = line.folded.lastIndexOf(name);
  return line.text.slice(at, at + name.length);
}

/** The editor named by the first editor line, as written, or null. */
export function editorOf(lines: readonly Line[]): string | null {
  return lines.map((line) => labelled(line, EDITOR)).find((name) => name) ?? null;
}

/** The source named by the first line of its own that begins with 来源:, as written, or null. */
export function labelledSource(lines: readonly Line[]): string | null {
  return lines.map((line) => labelled(line, SOURCE)).find((name) => name) ?? null;
}
