/**
 * Measures building, opening and asking, everything in one run, and prints the tables of docs/benchmarks.md (`--write`
 * puts them there). Without options on the bundled reports; with the reports and vectors of a larger collection on that,
 * too, and on as many copies of it as are asked for.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { PROGRAM_DIR } from '../../src/config.ts';
import { header, row } from '../../src/evaluation/markdown.ts';
import { type Collection, type Column, measureCollection, ROWS } from './collection.ts';
import { medianOf, recallCurve } from './curve.ts';
import { measureEmbedding } from './embedding.ts';
import { megabytes, seconds } from './measure.ts';
import { writeStandIn } from './standin.ts';

interface Flags {
  reports?: string;
  vectors?: string;
  questions?: string;
  copies: string;
  write?: true;
}

const QUESTIONS = join(PROGRAM_DIR, 'tests', 'questions', 'seeds_dev.jsonl');
const DOCS = join(PROGRAM_DIR, 'docs', 'benchmarks.md');

const flags = new Command('bench')
  .option('--reports <FILE>', 'a .jsonl of reports of a larger collection')
  .option('--vectors <DIR>', 'an embeddings folder that has the vectors of that collection')
  .option('--questions <FILE>', 'questions about it', QUESTIONS)
  .option('--copies <N>', 'size of the largest collection, in copies of that one', '0')
  .option('--write', 'put the tables into docs/benchmarks.md')
  .parse()
  .opts<Flags>();

const folder = mkdtempSync(join(tmpdir(), 'kaoju-bench-'));
const say = (text: string) => process.stderr.write(`${text}\n`);

/** A collection in a folder of its own, which may be changed. */
function collectionIn(name: string, put: (reports: string) => void, about: Partial<Collection>): Collection {
  const reports = join(folder, name, 'reports');
  const embeddings = join(folder, name, 'embeddings');
  for (const one of [reports, embeddings]) cpSync(mkdtempSync(join(folder, 'empty-')), one, { recursive: true });
  put(reports);
  return { name, reports, embeddings, questions: QUESTIONS, ...about };
}

async function collections(): Promise<Collection[]> {
  const seeds = collectionIn(
    'the 5 bundled reports',
    (to) => cpSync(join(PROGRAM_DIR, 'seeds'), to, { recursive: true }),
    {
      filter: { region: '山南市', year: 2023 },
    },
  );
  const { reports, vectors, questions = QUESTIONS } = flags;
  if (!reports) return [seeds];
  const about = { questions, filter: { region: '上海市', year: 2025 } };
  const large = collectionIn('114 reports', (to) => cpSync(reports, join(to, 'reports.jsonl')), about);
  if (vectors) cpSync(join(vectors, 'vectors.sqlite'), join(large.embeddings, 'vectors.sqlite'));
  if (Number(flags.copies) === 0) return [seeds, large];
  const copies = collectionIn(`${flags.copies} copies of them`, () => {}, { ...about, standIn: large.embeddings });
  await writeStandIn(reports, Number(flags.copies), join(copies.reports, 'reports.jsonl'));
  return [seeds, large, copies];
}

function curveTable(embeddings: string): string[] {
  const points = recallCurve(embeddings, 384);
  return [
    ...header(['links, candidates while building', 'built in', 'candidates', 'recall@10', 'search, median']),
    ...points.map((point) =>
      row([
        `${point.links}, ${point.efConstruction}`,
        seconds(point.buildMs),
        point.efSearch,
        point.recall.toFixed(3),
        `${medianOf(point).toFixed(2)} ms`,
      ]),
    ),
  ];
}

/** Texts of the bundled reports, by line, as they are embedded: of about 320 characters and less. */
function textsToMeasure(): string[] {
  const lines = readdirSync(join(PROGRAM_DIR, 'seeds')).flatMap((file) =>
    readFileSync(join(PROGRAM_DIR, 'seeds', file), 'utf8').split('\n'),
  );
  return lines
    .filter((line) => line.length > 60)
    .map((line) => line.slice(0, 320))
    .slice(0, 60);
}

try {
  say('embedding');
  const embedding = await measureEmbedding(textsToMeasure());
  const all = await collections();
  const columns: Column[] = [];
  for (const collection of all) {
    say(collection.name);
    columns.push(await measureCollection(collection, say));
  }
  const tables = [
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${megabytes(totalmem())} of memory.`,
    '',
    ...embedding,
    '',
    ...header(['', ...all.map(({ name }) => name)]),
    ...ROWS.map((name) => row([name, ...columns.map((column) => column[name])])),
  ];
  const last = all.at(-1);
  if (last?.standIn) {
    say('graph');
    tables.push('', ...curveTable(last.embeddings));
  }
  console.log(tables.join('\n'));
  if (flags.write) {
    const docs = readFileSync(DOCS, 'utf8');
    const between = /(?<=<!-- measured -->\n)[\s\S]*?(?=<!-- \/measured -->)/u;
    writeFileSync(
      DOCS,
      docs.replace(between, () => `\n${tables.join('\n')}\n\n`),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
