import { z } from 'zod';
import { KaojuError } from '../errors.ts';
import { sha256Of } from '../index/manifest.ts';
import type { ReportRecord } from '../index/records.ts';
import type { ReportContents, Sources } from '../index/sources.ts';
import { regionNamed } from '../language/regions.ts';
import type { Passage } from '../passages/passages.ts';
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
export function passageSetIn(file: string): Sources {
  const lines = readJsonLines(file, passageSchema, ADVICE);
  return {
    fingerprints: { [SOURCE]: sha256Of(JSON.stringify(lines)) },
    badFiles: [],
    async *read() {
      yield { source: SOURCE, contents: contentsOf(lines, file) };
    },
    noReport: () => new KaojuError('bad_file', `${file}: holds no passage.`, ADVICE),
  };
}

/** A set is one source. */
const SOURCE = 'passages';

function contentsOf(lines: readonly SetPassage[], file: string): ReportContents[] {
  const contents = new Map<string, { report: ReportRecord; passages: Passage[] }>();
  const ids = new Set<string>();
  for (const line of lines) {
    if (ids.has(line.id)) throw new KaojuError('bad_file', `${file}: the id ${line.id} stands twice.`, ADVICE);
    ids.add(line.id);
    const name = (line.doc ?? line.title ?? line.id).normalize('NFC');
    const of = contents.get(name) ?? { report: reportOf(line, name), passages: [] };
    of.passages.push(passageOf(line));
    contents.set(name, of);
  }
  return [...contents.values()];
}

function reportOf({ title, region, year }: SetPassage, name: string): ReportRecord {
  const about = region ? regionNamed(region) : undefined;
  return {
    reportId: reportIdOf(name),
    file: name,
    title: title ?? '',
    titleIsDerived: false,
    kind: '报告',
    region: region ?? null,
    level: about?.level ?? null,
    place: about?.place ?? [],
    date: null,
    year: year ?? null,
    lookBackYear: null,
    speaker: null,
    source: null,
    sourceUrl: null,
    editor: null,
    persons: [],
    from: {},
    credits: [],
    encoding: 'utf-8',
    lines: [1, 1],
    scannedPages: [],
    sections: [],
    sha256: sha256Of(name),
    damage: [],
  };
}

function passageOf({ id, text }: SetPassage): Passage {
  return {
    id,
    kind: 'prose',
    section: [],
    paragraph: 1,
    line: 1,
    page: null,
    start: 0,
    end: text.length,
    deletions: [],
    text,
    sentences: splitSentences(text),
    lookBackYear: null,
  };
}
