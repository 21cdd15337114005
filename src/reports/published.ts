import type { Line } from './lines.ts';
import type { BodyLine } from './outline.ts';
import { labelledSource } from './rules/editors.ts';
import { type Told, told } from './told.ts';

const BYLINE =
  /^[(\s]*(?:据)?([\p{Script=Han}]{2,8}(?:日报|晚报|晨报|时报|新华社|新闻网|电视台))(?:报道|讯|消息|[\p{Script=Han}]{0,4}\d{1,2}月\d{1,2}日电)/u;

/**
 * Who published a report: the source that a line names (来源:山南日报), else the newspaper that the lead begins with
 * (山西日报报道 7月22日,…), as written; or null.
 * @param lines every line of the file, noise included
 */
export function sourceOf(lines: readonly Line[], body: readonly BodyLine[]): Told<string> | null {
  const labelled = labelledSource(lines);
  if (labelled) {
    const line = lines.find(({ text }) => text.includes(labelled));
    return told(labelled, (line?.number ?? 0) < (body[0]?.number ?? 0) ? 'head' : 'body');
  }
  const first = body.find((line) => line.kind === 'prose');
  const byline = BYLINE.exec(first?.folded ?? '')?.[1];
  if (!first || !byline) return null;
  const at = first.folded.indexOf(byline);
  return told(first.text.slice(at, at + byline.length), 'body');
}
