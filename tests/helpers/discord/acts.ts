/** A message that a user writes. */
export interface Saying {
  /** A channel's name or id, a thread's id, or `dm`. */
  channel: string;
  author: string;
  content: string;
  /** Puts a mention of the bot before the content unless it has one. */
  mentionsBot?: boolean;
  replyTo?: string;
  /** Whether the reply notifies; it does unless this is false. */
  replyPing?: boolean;
}

/** Who acts, where, and in which language. */
export interface Acting {
  user: string;
  channel?: string;
  locale?: string;
  guildLocale?: string;
}

/** A message by id, or a reply as `replyTo` returns it. */
export type MessageRef = string | { id: string };

/** What a user has typed so far into an option with suggestions. */
export interface AutocompleteOf {
  name: string;
  sub?: string;
  focused: string;
  value: string;
  options?: Record<string, string | number | boolean>;
}
