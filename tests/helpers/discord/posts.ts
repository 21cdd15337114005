import { nextId } from './ids.ts';
import { pingsOf } from './mentions.ts';
import { attachmentOf, list } from './parts.ts';
import { Refusal } from './refusal.ts';
import {
  type Attachment,
  type Channel,
  ChannelType,
  type Fields,
  Flag,
  Intent,
  isEphemeral,
  type Message,
  MessageType,
  type Pings,
  type Upload,
  type User,
} from './wire.ts';
import type { World } from './world.ts';

/** A message with what only the fake knows about it. */
export interface Post {
  message: Message;
  /** `allowed_mentions` of the last request that had them. */
  allowedMentions: unknown;
  pings: Pings;
  files: Upload[];
  /** The one who sees an ephemeral message. */
  visibleTo: string | undefined;
  changedAt: number;
}

/** What a message is made of. */
export interface Draft {
  channel: Channel;
  author: User;
  body: Fields;
  files?: Upload[];
  type?: number;
  flags?: number;
  repliedTo?: Message | undefined;
  visibleTo?: string | undefined;
  /** Fields of an answer to an interaction. */
  interaction?: Fields;
}

/** Tells the bot of an event; its data depend on what the session may see. */
export type Dispatch = (event: string, needs: number, data: (intents: number) => unknown) => void;

/** All messages: made, changed and removed here, and told to the bot. */
export class Posts {
  readonly #world: World;
  readonly #dispatch: Dispatch;
  readonly #posts = new Map<string, Post>();

  constructor(world: World, dispatch: Dispatch) {
    this.#world = world;
    this.#dispatch = dispatch;
  }

  add({ channel, author, body, files = [], type, flags = 0, repliedTo, visibleTo, interaction }: Draft): Post {
    const content = typeof body.content === 'string' ? body.content : '';
    const pings = pingsOf({
      content,
      allowed: body.allowed_mentions,
      repliedTo: repliedTo?.author.id,
      isInteraction: interaction !== undefined,
    });
    const message: Message = {
      id: nextId(),
      type: type ?? (repliedTo ? MessageType.reply : MessageType.plain),
      channel_id: channel.id,
      author,
      content,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: pings.everyone,
      mentions: this.#usersOf(pings),
      mention_roles: pings.roles,
      attachments: files.map(attachmentOf),
      embeds: list(body.embeds),
      components: list(body.components),
      flags,
      pinned: false,
      ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
      ...interaction,
    };
    if (repliedTo) {
      message.message_reference = { message_id: repliedTo.id, channel_id: channel.id, guild_id: channel.guild_id };
      message.referenced_message = repliedTo;
    }
    const post = { message, allowedMentions: body.allowed_mentions, pings, files, visibleTo, changedAt: Date.now() };
    this.#posts.set(message.id, post);
    channel.last_message_id = message.id;
    this.#tell('MESSAGE_CREATE', message);
    return post;
  }

  /** Changes what the body names and keeps the rest; edits notify nobody unless they fill a deferred answer. */
  edit(post: Post, body: Fields, files: Upload[] = []): Post {
    const { message } = post;
    const isFilled = (message.flags & Flag.loading) !== 0;
    if (body.content !== undefined) message.content = String(body.content ?? '');
    if (body.embeds !== undefined) message.embeds = list(body.embeds);
    if (body.components !== undefined) message.components = list(body.components);
    const kept = list<Attachment>(body.attachments ?? message.attachments).map(({ id }) => id);
    const old = message.attachments.map((attachment, at) => ({ attachment, file: post.files[at] }));
    const stay = old.filter(({ attachment }) => kept.includes(attachment.id));
    message.attachments = [...stay.map(({ attachment }) => attachment), ...files.map(attachmentOf)];
    post.files = [...stay.flatMap(({ file }) => file ?? []), ...files];
    if (body.allowed_mentions !== undefined) post.allowedMentions = body.allowed_mentions;
    if (isFilled) {
      post.pings = pingsOf({ content: message.content, allowed: body.allowed_mentions, isInteraction: true });
      message.mentions = this.#usersOf(post.pings);
      message.flags &= ~Flag.loading;
    } else message.edited_timestamp = new Date().toISOString();
    this.changed(post);
    return post;
  }

  remove(post: Post): void {
    const { id, channel_id } = post.message;
    this.#posts.delete(id);
    const channel = this.#world.channel(channel_id);
    if (!isEphemeral(post.message)) {
      this.#dispatch('MESSAGE_DELETE', intentOf(channel), () => ({ id, channel_id, guild_id: channel.guild_id }));
    }
  }

  /** Tells that a message is not what it was. */
  changed(post: Post): void {
    post.changedAt = Date.now();
    this.#tell('MESSAGE_UPDATE', post.message);
  }

  find(id: string): Post | undefined {
    return this.#posts.get(id);
  }

  /** A message for the routes of its channel, where ephemeral ones do not exist. */
  in(channelId: string, id: string): Post {
    const post = this.#posts.get(id);
    if (!post || post.message.channel_id !== channelId || isEphemeral(post.message)) {
      throw new Refusal('unknownMessage');
    }
    return post;
  }

  /** The newest messages of a channel first. */
  history(channelId: string): Message[] {
    const messages = [...this.#posts.values()].map(({ message }) => message);
    return messages.filter((message) => message.channel_id === channelId && !isEphemeral(message)).reverse();
  }

  /** A message as the bot may see it: without MESSAGE_CONTENT others' guild messages that do not mention it are empty. */
  shown(message: Message, intents: number): Message {
    const { bot } = this.#world;
    const isDirect = this.#world.channel(message.channel_id).type === ChannelType.dm;
    const isOpen = isDirect || message.author.id === bot.id || message.mentions.some(({ id }) => id === bot.id);
    const shown = structuredClone(message);
    if (message.referenced_message) shown.referenced_message = this.shown(message.referenced_message, intents);
    if (isOpen || intents & Intent.messageContent) return shown;
    return { ...shown, content: '', embeds: [], components: [], attachments: [] };
  }

  #tell(event: string, message: Message): void {
    if (isEphemeral(message)) return;
    const channel = this.#world.channel(message.channel_id);
    this.#dispatch(event, intentOf(channel), (intents) => ({
      ...this.shown(message, intents),
      channel_type: channel.type,
      ...(channel.guild_id ? { guild_id: channel.guild_id, member: this.#memberOf(message.author) } : {}),
    }));
  }

  #memberOf(author: User): Fields {
    const { user: _, ...member } = this.#world.member(author);
    return member;
  }

  #usersOf(pings: Pings): User[] {
    return pings.users.flatMap((id) => this.#world.findUser(id) ?? []);
  }
}

function intentOf(channel: Channel): number {
  return channel.type === ChannelType.dm ? Intent.directMessages : Intent.guildMessages;
}
