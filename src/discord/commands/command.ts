import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  LocalizationMap,
  MessageContextMenuCommandInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Desk } from '../desk.ts';
import type { Texts } from '../texts/index.ts';

/** What a handler is given beside the interaction. */
export interface Context {
  desk: Desk;
  /** In the language of the user's Discord. */
  texts: Texts;
}

/** A command as a value: what Discord is told of it, and what it does. One list serves for both. */
export interface Command {
  definition: RESTPostAPIApplicationCommandsJSONBody;
  execute(interaction: CommandInteraction, context: Context): Promise<void>;
  /** Entries for the option that the user is typing, from memory. */
  autocomplete?(interaction: AutocompleteInteraction, desk: Desk): { name: string; value: string | number }[];
}

export type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** A name in the three languages; Discord shows the base name in every other. */
export function names(zhCN: string, zhTW: string, enUS: string): { name_localizations: LocalizationMap } {
  return { name_localizations: { 'zh-CN': zhCN, 'zh-TW': zhTW, 'en-US': enUS } };
}

/** A description in the three languages; the base description is English. */
export function descriptions(zhCN: string, zhTW: string, enUS: string) {
  return { description: enUS, description_localizations: { 'zh-CN': zhCN, 'zh-TW': zhTW, 'en-US': enUS } };
}
