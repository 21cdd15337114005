import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');

/** A folder imports only folders above it. */
const FOLDERS = [
  'language',
  'reports',
  'passages',
  'embedding',
  'index',
  'search',
  'answer',
  'evaluation',
  'discord',
  'cli',
];
/** The composition root and what stands beside it; folders up to evaluation/ import only these of it. */
const SHARED = ['errors.ts', 'child.ts'];
const OUTERMOST = ['discord', 'cli'];

/** Packages that are used in one place only, so that they can be replaced there. */
const ADAPTERS: Record<string, string> = {
  'discord.js': 'discord/',
  '@xenova/transformers': 'embedding/transformers.ts',
  'hnswlib-node': 'index/graph.ts',
  'better-sqlite3': 'index/',
  nodejieba: 'language/',
  'opencc-js': 'language/',
  '@vant/area-data': 'language/',
  'csv-parse': 'reports/overrides.ts',
  commander: 'cli/',
  'string-width': 'cli/reporttable.ts',
  'cli-progress': 'cli/',
  yaml: 'reports/formats/frontmatter.ts',
  mdast: 'reports/formats/markdown.ts',
  'mdast-util-from-markdown': 'reports/formats/markdown.ts',
  linkedom: 'reports/formats/html.ts',
  '@mozilla/readability': 'reports/formats/html.ts',
  'html-to-text': 'reports/formats/htmltext.ts',
  htmlparser2: 'reports/formats/htmltext.ts',
  'pdfjs-dist': 'reports/formats/pdf.ts',
  mammoth: 'reports/formats/docx.ts',
  fflate: 'reports/formats/zip.ts',
};

/** The doctor loads each native package on purpose, to see whether it loads. */
const EXEMPT = 'cli/commands/doctor.ts';

interface Import {
  from: string;
  to: string;
}

function importsOf(file: string): Import[] {
  const code = readFileSync(join(SRC, file), 'utf8');
  const from = file.split(sep).join('/');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/gu)].map(([, to = '']) => ({
    from,
    to: to.startsWith('.')
      ? relative(SRC, normalize(join(SRC, dirname(file), to)))
          .split(sep)
          .join('/')
      : to,
  }));
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const imports = files.flatMap(importsOf);
const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

describe('the house', () => {
  it('has no folder that the plan does not name', () => {
    const folders = new Set(files.map((file) => folderOf(file.split(sep).join('/'))));
    expect([...folders].filter((folder) => folder !== '' && !FOLDERS.includes(folder))).toEqual([]);
  });

  it('imports only from folders above', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [low, high] = [FOLDERS.indexOf(folderOf(from)), FOLDERS.indexOf(folderOf(to))];
      return low >= 0 && high > low;
    });
    expect(wrong).toEqual([]);
  });

  it('keeps the composition root out of the inner folders', () => {
    const wrong = imports.filter(({ from, to }) => {
      const folder = folderOf(from);
      const isInner = FOLDERS.includes(folder) && !OUTERMOST.includes(folder);
      return isInner && to.endsWith('.ts') && folderOf(to) === '' && !SHARED.includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(ADAPTERS))('uses %s only in %s', (name, place) => {
    const users = imports.filter(({ from, to }) => (to === name || to.startsWith(`${name}/`)) && from !== EXEMPT);
    expect(users.filter(({ from }) => !from.startsWith(place))).toEqual([]);
  });

  it('reads the environment only where a command starts', () => {
    const readers = files.filter((file) => /process\.env\b/u.test(readFileSync(join(SRC, file), 'utf8')));
    expect(readers).toEqual([join('cli', 'main.ts')]);
  });
});
