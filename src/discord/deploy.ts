import { isDeepStrictEqual } from 'node:util';
import { PermissionFlagsBits, PermissionsBitField, type REST, Routes } from 'discord.js';
import { COMMANDS } from './commands/index.ts';

/** What the bot needs in a server, and no more. */
const PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
];

/** Where commands are registered: in one server at once, or everywhere. */
export interface Target {
  applicationId: string;
  guildId: string | undefined;
}

/** Registers all commands as one bulk overwrite, only if they differ. @returns whether they did */
export async function deployCommands(rest: REST, { applicationId, guildId }: Target): Promise<boolean> {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
  const wanted = COMMANDS.map(({ definition }) => definition);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(route, { query })) as unknown[];
  if (isDeepStrictEqual(sorted(registered.map(essence)), sorted(wanted.map(essence)))) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** Id of the application that a token belongs to. */
export async function applicationOf(rest: REST): Promise<string> {
  const { id } = (await rest.get(Routes.currentApplication())) as { id: string };
  return id;
}

/** The link that adds the bot to a server with the permissions it needs. */
export function inviteLink(applicationId: string): string {
  const permissions = PermissionsBitField.resolve(PERMISSIONS).toString();
  const query = new URLSearchParams({ client_id: applicationId, scope: 'bot applications.commands', permissions });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Fields of a command that we set. Discord adds others, and fills in what stands empty. */
const FIELDS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'choices',
  'options',
];

/** A command or option as it is compared: our fields, without empty ones. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  const isMap = !('name' in fields);
  const kept = Object.keys(fields)
    .filter((key) => isMap || FIELDS.includes(key))
    .filter((key) => !isEmpty(fields[key]))
    .sort();
  return Object.fromEntries(kept.map((key) => [key, essence(fields[key])]));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return Array.isArray(value) && value.length === 0;
}

const sorted = (commands: unknown[]) =>
  [...commands].sort((a, b) => ((a as { name: string }).name < (b as { name: string }).name ? -1 : 1));
