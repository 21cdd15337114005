import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/discord/commands/index.ts';
import { overwriteCommands } from '../helpers/discord/commands.ts';
import type { Fields } from '../helpers/discord/wire.ts';

const definitions = COMMANDS.map(({ definition }) => definition as unknown as Fields);

/** A command, its subcommands and options, all the way down. */
function parts(one: Fields, path = String(one.name)): [string, Fields][] {
  const below = (Array.isArray(one.options) ? one.options : []) as Fields[];
  return [[path, one], ...below.flatMap((option) => parts(option, `${path} ${option.name}`))];
}
const all = definitions.flatMap((one) => parts(one));

describe('the commands', () => {
  it('are those of the specification, with their options', () => {
    expect(
      all.map(([path, { type, required, autocomplete }]) => [path, type, Boolean(required), Boolean(autocomplete)]),
    ).toEqual([
      ['ask', 1, false, false],
      ['ask question', 3, true, false],
      ['ask region', 3, false, true],
      ['ask year', 4, false, true],
      ['ask report', 3, false, true],
      ['ask private', 5, false, false],
      ['lookup', 1, false, false],
      ['lookup words', 3, true, false],
      ['lookup region', 3, false, true],
      ['lookup year', 4, false, true],
      ['lookup report', 3, false, true],
      ['report', 1, false, false],
      ['report list', 1, false, false],
      ['report show', 1, false, false],
      ['report show report', 3, true, true],
      ['report outline', 1, false, false],
      ['report outline report', 3, true, true],
      ['passage', 1, false, false],
      ['passage id', 3, true, false],
      ['status', 1, false, false],
      ['help', 1, false, false],
      ['查证 / Check in reports', 3, false, false],
    ]);
  });

  it.each(all)('name %s in the three languages', (_, { name_localizations: names }) => {
    expect(names).toEqual({ 'zh-CN': expect.any(String), 'zh-TW': expect.any(String), 'en-US': expect.any(String) });
    expect(Object.values(names as Fields).filter((name) => String(name).trim() === '')).toEqual([]);
  });

  it.each(all.filter(([path]) => !path.startsWith('查证')))('describe %s in the three languages', (_, one) => {
    const texts = one.description_localizations;
    expect(texts).toEqual({ 'zh-CN': expect.any(String), 'zh-TW': expect.any(String), 'en-US': one.description });
  });

  it('are such as Discord registers', () => {
    expect(overwriteCommands(definitions, [], {}).map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
  });

  it('answer every option that has autocomplete', () => {
    const typed = COMMANDS.filter(({ definition }) => JSON.stringify(definition).includes('"autocomplete":true'));
    expect(typed.every(({ autocomplete }) => autocomplete !== undefined)).toBe(true);
    expect(typed.map(({ definition }) => definition.name)).toEqual(['ask', 'lookup', 'report']);
  });
});
