import { type Command, CommandType } from './commands.ts';
import { type Fields, isFields } from './wire.ts';

const SUBCOMMAND = 1;
const GROUP = 2;
const TYPEOF: Record<number, string> = { 3: 'string', 4: 'number', 5: 'boolean', 10: 'number' };

/** What a user typed after the command's name. */
export interface Typed {
  /** Subcommand, or group and subcommand with a space between. */
  sub?: string | undefined;
  options?: Record<string, string | number | boolean> | undefined;
  /** The option whose suggestions are wanted. */
  focused?: string | undefined;
}

/** The options of an interaction; throws what a Discord client would not let a user send. */
export function buildOptions(command: Command, typed: Typed): Fields[] {
  if (command.type !== CommandType.slash) throw new Error(`${command.name} is no slash command`);
  const steps = typed.sub?.split(' ') ?? [];
  return build(list(command.options), steps, typed);
}

function build(declared: Fields[], [step, ...steps]: string[], typed: Typed): Fields[] {
  if (step !== undefined) {
    const sub = declared.find(({ name, type }) => name === step && (type === SUBCOMMAND || type === GROUP));
    if (!sub) throw new Error(`no subcommand ${step}`);
    return [{ name: step, type: sub.type, options: build(list(sub.options), steps, typed) }];
  }
  if (declared.some(({ type }) => type === SUBCOMMAND || type === GROUP)) throw new Error('a subcommand is needed');
  const options = typed.options ?? {};
  for (const name of Object.keys(options)) {
    if (!declared.some((option) => option.name === name)) throw new Error(`no option ${name}`);
  }
  return declared.flatMap((option) => {
    const value = options[String(option.name)];
    if (value === undefined) {
      if (option.required === true && typed.focused === undefined) throw new Error(`option ${option.name} is required`);
      return [];
    }
    const isFocused = typed.focused === option.name;
    if (isFocused && option.autocomplete !== true) throw new Error(`option ${option.name} has no autocomplete`);
    if (!isFocused) checkValue(option, value);
    return [{ name: option.name, type: option.type, value, ...(isFocused ? { focused: true } : {}) }];
  });
}

function checkValue(option: Fields, value: string | number | boolean): void {
  const { name, type } = option;
  const wanted = TYPEOF[Number(type)];
  if (!wanted) throw new Error(`option ${name} of type ${type} is not modelled`);
  const choices = list(option.choices);
  const isWrong =
    typeof value !== wanted ||
    (type === 4 && !Number.isInteger(value)) ||
    (choices.length > 0 && !choices.some((choice) => choice.value === value)) ||
    (typeof value === 'number' && (value < bound(option.min_value, value) || value > bound(option.max_value, value))) ||
    (typeof value === 'string' &&
      (value.length < bound(option.min_length, 0) || value.length > bound(option.max_length, 6000)));
  if (isWrong) throw new Error(`option ${name} cannot be ${JSON.stringify(value)}`);
}

function bound(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
