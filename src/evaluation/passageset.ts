import { z } from 'zod';
import { KaojuError } from '../errors.ts';
import type { Contents, Sources } from '../index/contents.ts';
import { sha256Of } from '../index/manifest.ts';
import type { PassageRecord, ReportRecord } from '../index/records.ts';
import { textsToEmbed } from '../passages/context.ts';
import { splitSentences } from '../passages/sentences.ts';
import { reportIdOf } from '../reports/report.ts';
import { readJsonLines } from './json.ts';

const passageSchema = z.object({
  id: z.string(),
  text: z.string().min(1),
  /** Report that the passage is from; passages without one are grouped by title. */
  doc: z.string().nullish(),
  title: z.string().nullish(),
  region: z.string().nullish(),
  year: z.number().int().nullish(),
});

type SetPassage = z.infer<typeof passageSchema>;

const ADVICE = 'A passage set is JSONL: {"id", "text", "title"?, "region"?, "year"?, "doc"?} a line.';

/**
 * The passages of a set (JSONL), to be indexed as they are: neither cleaned nor cut, each under its own id.
 * @throws KaojuError `bad_file` naming the line that is wrong; an id that stands twice is wrong, too
 */
export function passageSetIn(file: string): { parse(): Contents } & Sources {
  const lines = readJsonLines(file, passageSchema, ADVICE);
  return {
    checksums: { passages: sha256Of(JSON.stringify(lines)) },
    badFiles: [],
    parse: () => contentsOf(lines, file),
  };
}

function contentsOf(lines: readonly SetPassage[], file: string): Contents {
  const contents: Contents = { reports: [], passages: [], texts: [], badFiles: [] };
  const reports = new Map<string, ReportRecord>();
  const ids = new Set<string>();
  for (const line of lines) {
    if (ids.has(line.id)) throw new KaojuError('bad_file', `${file}: the id ${line.id} stands twice.`, ADVICE);
    ids.add(line.id);
    const name = line.doc ?? line.title ?? line.id;
    const report = reports.get(name) ?? reportOf(line, name);
    reports.set(name, report);
    const passage = passageOf(line, report, contents.passages.length);
    contents.passages.push(passage);
    contents.texts.push(textsToEmbed(report, passage));
  }
  return { ...contents, reports: [...reports.values()] };
}

function reportOf({ title, region, year }: SetPassage, name: string): ReportRecord {
  return {
    reportId: reportIdOf(name),
    file: name,
    title: title ?? '',
    titleIsDerived: false,
    kind: '报告',
    region: region ?? null,
    date: null,
    year: year ?? null,
    source: null,
    editor: null,
    persons: [],
    credits: [],
    encoding: 'utf-8',
    lines: [1, 1],
    sections: [],
    sha256: sha256Of(name),
    damage: [],
  };
}

function passageOf({ id, text }: SetPassage, { reportId }: ReportRecord, label: number): PassageRecord {
  return {
    id,
    label,
    reportId,
    kind: 'prose',
    section: [],
    paragraph: 1,
    line: 1,
    start: 0,
    end: text.length,
    deletions: [],
    text,
    sentences: splitSentences(text),
    lookBackYear: null,
  };
}
