import { nextId } from './ids.ts';
import { Problems } from './refusal.ts';
import { type Fields, isFields } from './wire.ts';

/** A registered command: the body that was sent, with its id. */
export interface Command extends Fields {
  id: string;
  name: string;
  type: number;
  options?: Fields[];
}

/** Command types. */
export const CommandType = { slash: 1, user: 2, message: 3 } as const;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES = new Set(
  (
    'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th ' +
    'zh-CN ja zh-TW ko'
  ).split(' '),
);
/** How many commands of each type one scope holds. */
const MAX_OF_TYPE: Record<number, number> = { 1: 100, 2: 15, 3: 15 };
const SUBCOMMAND_TYPES = [1, 2];
const LAST_OPTION_TYPE = 11;

/** Checks a bulk overwrite and returns what is registered then; a command of the same name and type keeps its id. */
export function overwriteCommands(body: unknown, before: Command[], common: Fields): Command[] {
  const problems = new Problems();
  const commands = problems.list('commands', body, { max: 130 });
  const seen = new Set<string>();
  for (const [at, command] of commands.entries()) {
    const type = typeof command.type === 'number' ? command.type : CommandType.slash;
    checkCommand(command, type, String(at), problems);
    const key = `${type} ${command.name}`;
    if (seen.has(key)) {
      problems.add(String(at), 'Application command names must be unique', 'APPLICATION_COMMANDS_DUPLICATE_NAME');
    }
    seen.add(key);
    const sameType = [...seen].filter((other) => other.startsWith(`${type} `)).length;
    if (sameType > (MAX_OF_TYPE[type] ?? 0)) problems.add(String(at), `Too many commands of type ${type}.`);
  }
  problems.throwIfAny();
  return commands.map((command) => {
    const type = typeof command.type === 'number' ? command.type : CommandType.slash;
    const old = before.find((other) => other.name === command.name && other.type === type);
    return { ...command, ...common, id: old?.id ?? nextId(), name: String(command.name), type };
  });
}

function checkCommand(command: Fields, type: number, path: string, problems: Problems): void {
  if (MAX_OF_TYPE[type] === undefined) {
    problems.add(`${path}.type`, `Command type ${type} is not modelled.`);
    return;
  }
  const isSlash = type === CommandType.slash;
  checkNames(command, path, problems, isSlash);
  if (isSlash) {
    checkDescriptions(command, path, problems);
    checkOptions(command.options, `${path}.options`, problems, 0);
  } else {
    if (command.description) problems.add(`${path}.description`, 'Context menu commands cannot have description');
    if (command.options) problems.add(`${path}.options`, 'Context menu commands cannot have options');
  }
  if (sizeOf(command) > 8000) {
    problems.add(path, 'Command exceeds maximum size (8000)', 'APPLICATION_COMMAND_TOO_LARGE');
  }
}

function checkOptions(value: unknown, path: string, problems: Problems, depth: number): void {
  const options = problems.list(path, value, { max: 25 });
  const names = new Set<unknown>();
  let hasOptional = false;
  const nesting = options.filter((option) => SUBCOMMAND_TYPES.includes(Number(option.type))).length;
  if (nesting > 0 && nesting < options.length) problems.add(path, 'Sub-command and options cannot be mixed');
  if (nesting > 0 && depth > 1) problems.add(path, 'Sub-commands cannot be nested that deep');
  for (const [at, option] of options.entries()) {
    const where = `${path}.${at}`;
    problems.integer(`${where}.type`, option.type ?? 0, { min: 1, max: LAST_OPTION_TYPE });
    checkNames(option, where, problems, true);
    checkDescriptions(option, where, problems);
    if (names.has(option.name)) problems.add(`${where}.name`, 'Option names must be unique');
    names.add(option.name);
    if (SUBCOMMAND_TYPES.includes(Number(option.type))) {
      checkOptions(option.options, `${where}.options`, problems, depth + 1);
      continue;
    }
    if (option.required !== true) hasOptional = true;
    else if (hasOptional) {
      problems.add(
        where,
        'Required options must be placed before non-required options',
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      );
    }
    checkChoicesOf(option, where, problems);
  }
}

function checkChoicesOf(option: Fields, path: string, problems: Problems): void {
  const choices = problems.list(`${path}.choices`, option.choices, { max: 25 });
  if (choices.length > 0 && option.autocomplete === true) {
    problems.add(path, 'Autocomplete and choices cannot both be set');
  }
  choices.forEach((choice, at) => {
    problems.text(`${path}.choices.${at}.name`, choice.name, { min: 1, max: 100 });
    checkLocalizations(choice, 'name', `${path}.choices.${at}`, problems, 100);
    if (typeof choice.value !== 'number') {
      problems.text(`${path}.choices.${at}.value`, choice.value, { min: 1, max: 100 });
    }
  });
  problems.integer(`${path}.min_length`, option.min_length, { max: 6000 });
  problems.integer(`${path}.max_length`, option.max_length, { min: 1, max: 6000 });
}

function checkNames(named: Fields, path: string, problems: Problems, isSlash: boolean): void {
  problems.text(`${path}.name`, named.name, { min: 1, max: 32 });
  checkLocalizations(named, 'name', path, problems, 32);
  if (!isSlash) return;
  for (const name of [named.name, ...translations(named, 'name')]) {
    if (typeof name !== 'string' || (NAME.test(name) && name === name.toLowerCase())) continue;
    problems.add(`${path}.name`, `Command name "${name}" is invalid`, 'APPLICATION_COMMAND_INVALID_NAME');
  }
}

function checkDescriptions(described: Fields, path: string, problems: Problems): void {
  problems.text(`${path}.description`, described.description, { min: 1, max: 100 });
  checkLocalizations(described, 'description', path, problems, 100);
}

function checkLocalizations(of: Fields, field: string, path: string, problems: Problems, max: number): void {
  const texts = of[`${field}_localizations`];
  if (!isFields(texts)) return;
  for (const [locale, text] of Object.entries(texts)) {
    const where = `${path}.${field}_localizations.${locale}`;
    if (!LOCALES.has(locale)) problems.add(where, 'Not a locale of Discord.', 'BASE_TYPE_CHOICES');
    if (text !== null) problems.text(where, text, { min: 1, max });
  }
}

function translations(of: Fields, field: string): unknown[] {
  const texts = of[`${field}_localizations`];
  return isFields(texts) ? Object.values(texts) : [];
}

/** Names, descriptions and values of a command with all below it; of translations only the longest counts. */
function sizeOf(part: Fields): number {
  const longest = (field: string) =>
    Math.max(
      ...[part[field], ...translations(part, field)].map((text) => (typeof text === 'string' ? text.length : 0)),
    );
  const below = [part.options, part.choices].flatMap((list) => (Array.isArray(list) ? list.filter(isFields) : []));
  return longest('name') + longest('description') + longest('value') + below.reduce((sum, one) => sum + sizeOf(one), 0);
}

/** Commands as they are listed: translations only on request. */
export function listCommands(commands: Command[], withLocalizations: boolean): unknown {
  const isKept = (key: string) => withLocalizations || !key.endsWith('_localizations');
  return JSON.parse(JSON.stringify(commands, (key, value) => (isKept(key) ? value : undefined)));
}
