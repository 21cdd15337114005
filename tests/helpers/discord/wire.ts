/** A JSON object whose fields nobody has checked yet. */
export type Fields = Record<string, unknown>;

/** Bits of IDENTIFY's `intents` that matter here. */
export const Intent = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

/** Bits of a message's `flags`. */
export const Flag = { hasThread: 1 << 5, ephemeral: 1 << 6, loading: 1 << 7, componentsV2: 1 << 15 } as const;

/** Kinds of channel. */
export const ChannelType = { text: 0, dm: 1, thread: 11 } as const;

/** Kinds of message. */
export const MessageType = { plain: 0, reply: 19, slash: 20, threadStarter: 21, contextMenu: 23 } as const;

/** Kinds of interaction. */
export const InteractionType = { command: 2, component: 3, autocomplete: 4 } as const;

/** Kinds of answer to an interaction. */
export const Callback = { message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/** A person or a bot. */
export interface User extends Fields {
  id: string;
  username: string;
  global_name: string;
  bot: boolean;
}

/** A text channel, a direct one or a thread. */
export interface Channel extends Fields {
  id: string;
  type: number;
  guild_id?: string;
  name?: string;
  parent_id?: string | null;
  recipients?: User[];
}

/** An embed as the bot sent it. */
export interface Embed extends Fields {
  title?: string;
  description?: string;
  url?: string;
  color?: number;
  fields?: { name: string; value: string; inline?: boolean }[];
  footer?: { text: string };
  author?: { name: string; url?: string };
}

/** An action row, a button or a select menu. */
export interface Component extends Fields {
  type: number;
  custom_id?: string;
  label?: string;
  style?: number;
  url?: string;
  disabled?: boolean;
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  components?: Component[];
}

/** A file of a message, without its bytes. */
export interface Attachment extends Fields {
  id: string;
  filename: string;
  size: number;
}

/** A file that the bot uploaded. */
export interface Upload {
  name: string;
  data: Buffer;
}

/** A message as it goes over the wire. */
export interface Message extends Fields {
  id: string;
  type: number;
  channel_id: string;
  author: User;
  content: string;
  edited_timestamp: string | null;
  mentions: User[];
  attachments: Attachment[];
  embeds: Embed[];
  components: Component[];
  flags: number;
  message_reference?: { message_id: string; channel_id: string; guild_id?: string };
  referenced_message?: Message | null;
}

/** Whom a message notifies. */
export interface Pings {
  everyone: boolean;
  roles: string[];
  users: string[];
}

/** One suggestion of an autocomplete. */
export interface Choice {
  name: string;
  value: string | number;
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a message is shown to one user only. */
export function isEphemeral({ flags }: { flags: number }): boolean {
  return (flags & Flag.ephemeral) !== 0;
}
