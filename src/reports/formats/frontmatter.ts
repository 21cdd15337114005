import { LineCounter, parseDocument } from 'yaml';
import { KaojuError, messageOf } from '../../errors.ts';
import { type Given, readGiven } from '../given.ts';

const FRONT_MATTER = /^---[ \t]*(?:\r\n|\n|\r)([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:$|\r\n|\n|\r)/mu;

/**
 * Reads YAML between two lines `---` at the beginning of a text.
 * @returns what it states, and its length in UTF-16 units with both lines; 0 where a text only begins with a rule
 * @throws KaojuError `bad_file` naming the line
 */
export function readFrontMatter(raw: string, file: string): { given: Given; length: number } {
  const match = raw.startsWith('---') ? FRONT_MATTER.exec(raw) : null;
  if (!match || match.index > 0) return { given: {}, length: 0 };
  const values = parse(match[1] ?? '', file);
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    return { given: {}, length: values === null ? match[0].length : 0 };
  return { given: readGiven(values as Record<string, unknown>, `${file}, front matter`), length: match[0].length };
}

function parse(yaml: string, file: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  // The line of the first `---` stands above the YAML.
  if (error) throw badYaml(`${file}, line ${lines.linePos(error.pos[0]).line + 1}`, error);
  try {
    return document.toJS();
  } catch (failure) {
    throw badYaml(file, failure);
  }
}

const badYaml = (where: string, error: unknown) =>
  new KaojuError(
    'bad_file',
    `${where}: the front matter is no YAML: ${messageOf(error)}`,
    'Put values with colons or quotes into quotes, or take the front matter away.',
  );
