import { isDeepStrictEqual } from 'node:util';
import { nextId } from './ids.ts';
import type { Post, Posts } from './posts.ts';
import {
  type Choice,
  type Component,
  type Embed,
  type Fields,
  Flag,
  isEphemeral,
  type Message,
  type Pings,
  type Upload,
} from './wire.ts';

/** Something a user did, and what came of it. */
export interface Trigger {
  /** Id of the message or the interaction. */
  readonly id: string;
  readonly userId: string;
  readonly channelId: string;
  /** Whether the bot was spoken to: a mention, a direct message, a reply to it. */
  readonly isAddressed: boolean;
  readonly sentAt: number;
  /** When the bot first showed a sign: a callback, typing or a message. */
  ackedAfterMs: number | undefined;
  readonly postIds: string[];
  choices: Choice[] | undefined;
  modal: Fields | undefined;
}

/** What a user sees of the bot's answer. */
export interface Reply {
  id: string;
  channelId: string;
  content: string;
  embeds: Embed[];
  components: Component[];
  flags: number;
  ephemeral: boolean;
  /** As sent; `pings` is what comes of them. */
  allowedMentions: unknown;
  pings: Pings;
  files: Upload[];
  referencedMessageId: string | undefined;
  /** Whether the message was changed after it was first seen. */
  edited: boolean;
  /** Suggestions, of an autocomplete only. */
  choices: Choice[];
  modal: Fields | undefined;
  /** All messages of the answer, this one first. */
  all: Reply[];
}

/** When a reply is taken for final. */
export interface Wait {
  timeoutMs?: number;
  /** Wait until nothing has changed for this long. */
  settleMs?: number;
  /** Wait for a reply of which this holds. */
  until?: (reply: Reply) => boolean;
}

/** Notes the bot's first sign of life. */
export function touch(trigger: Trigger): void {
  trigger.ackedAfterMs ??= Date.now() - trigger.sentAt;
}

/** Finds out which message of the bot answers what. */
export class Replies {
  readonly #posts: Posts;
  readonly #asked: Trigger[] = [];

  constructor(posts: Posts) {
    this.#posts = posts;
  }

  /** A message of which an answer may come. */
  ofMessage({ id, author, channel_id }: Message, isAddressed: boolean): Trigger {
    const trigger = this.#trigger(id, author.id, channel_id, isAddressed);
    this.#asked.push(trigger);
    return trigger;
  }

  /** An interaction that is about to be sent. */
  ofInteraction(userId: string, channelId: string): Trigger {
    return this.#trigger(nextId(), userId, channelId, true);
  }

  #trigger(id: string, userId: string, channelId: string, isAddressed: boolean): Trigger {
    return {
      id,
      userId,
      channelId,
      isAddressed,
      sentAt: Date.now(),
      ackedAfterMs: undefined,
      postIds: [],
      choices: undefined,
      modal: undefined,
    };
  }

  /** By reference, by the thread that was started from the question, else the channel's oldest question without reply. */
  assign(message: Message): void {
    const { channel_id, message_reference } = message;
    const there = this.#asked.filter(({ channelId }) => channelId === channel_id);
    const open = there.filter(({ postIds }) => postIds.length === 0);
    const trigger =
      this.#asked.find(({ id }) => id === message_reference?.message_id) ??
      open.find(({ isAddressed }) => isAddressed) ??
      open[0] ??
      there.at(-1) ??
      this.#asked.find(({ id }) => id === channel_id);
    if (!trigger) return;
    touch(trigger);
    trigger.postIds.push(message.id);
  }

  /** Typing is a sign for whoever still waits in that channel. */
  typing(channelId: string): void {
    const waiting = this.#asked.filter((trigger) => trigger.channelId === channelId || trigger.id === channelId);
    for (const trigger of waiting) if (trigger.postIds.length === 0) touch(trigger);
  }

  async replyTo(trigger: Trigger, { timeoutMs = 5000, settleMs = 0, until = () => true }: Wait = {}): Promise<Reply> {
    const end = Date.now() + timeoutMs;
    let last: Reply | undefined;
    let since = Date.now();
    for (;;) {
      const now = this.current(trigger);
      if (!isDeepStrictEqual(now, last)) since = Date.now();
      last = now;
      if (now && until(now) && Date.now() - since >= settleMs) return now;
      if (Date.now() > end) throw new Error(`no such reply within ${timeoutMs} ms; so far: ${JSON.stringify(now)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async noReply(trigger: Trigger, ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    const reply = this.current(trigger);
    if (reply) throw new Error(`a reply where none was expected: ${JSON.stringify(reply)}`);
  }

  /** The reply as it stands; a deferred "thinking" is none. */
  current(trigger: Trigger): Reply | undefined {
    const posts = trigger.postIds.flatMap((id) => this.#posts.find(id) ?? []);
    const [first, ...more] = posts.filter(({ message }) => !(message.flags & Flag.loading)).map(replyOf);
    const { choices = [], modal } = trigger;
    if (first) return { ...first, all: [first, ...more] };
    if (!trigger.choices && !modal) return undefined;
    return { ...replyOf(NOTHING), choices, modal };
  }
}

const NOTHING: Pick<Post, 'message' | 'allowedMentions' | 'pings' | 'files'> = {
  message: { content: '', embeds: [], components: [], flags: 0, edited_timestamp: null } as unknown as Message,
  allowedMentions: undefined,
  pings: { everyone: false, roles: [], users: [] },
  files: [],
};

/** A message as its readers see it. */
export function replyOf({ message, allowedMentions, pings, files }: typeof NOTHING): Reply {
  const { id, content, embeds, components, flags } = structuredClone(message);
  return {
    id,
    channelId: message.channel_id,
    content,
    embeds,
    components,
    flags,
    ephemeral: isEphemeral(message),
    allowedMentions,
    pings,
    files,
    referencedMessageId: message.message_reference?.message_id,
    edited: message.edited_timestamp !== null,
    choices: [],
    modal: undefined,
    all: [],
  };
}
