import type { Acting, AutocompleteOf, MessageRef, Saying } from './acts.ts';
import type { Command } from './commands.ts';
import { ComponentType, findComponent } from './components.ts';
import type { Interactions } from './interactions.ts';
import { buildOptions, type Typed } from './options.ts';
import type { Dispatch, Post, Posts } from './posts.ts';
import type { Replies, Trigger } from './replies.ts';
import { startThread } from './threads.ts';
import { type Channel, ChannelType, type Fields, InteractionType, MessageType } from './wire.ts';
import { permissions, type World } from './world.ts';

/** The parts that users act on. */
export interface Stage {
  world: World;
  posts: Posts;
  replies: Replies;
  interactions: Interactions;
  findCommand(name: string, isDirect: boolean): Command;
  dispatch: Dispatch;
}

/** What users do. */
export class People {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  say({ channel, author, content, mentionsBot = false, replyTo, replyPing = true }: Saying): Trigger {
    const { world, posts, replies } = this.#stage;
    const user = world.user(author);
    const mention = `<@${world.bot.id}>`;
    const text = mentionsBot && !content.includes(mention) ? `${mention} ${content}` : content;
    const where = this.#channel(channel, author);
    const { message } = posts.add({
      channel: where,
      author: user,
      body: { content: text, allowed_mentions: { parse: ['users', 'roles'], replied_user: replyPing } },
      repliedTo: replyTo === undefined ? undefined : posts.in(where.id, replyTo).message,
    });
    const isMentioned = message.mentions.some(({ id }) => id === world.bot.id);
    return replies.ofMessage(message, isMentioned || where.type === ChannelType.dm);
  }

  editMessage(ref: MessageRef, content: string): void {
    this.#stage.posts.edit(this.#post(ref), { content });
  }

  deleteMessage(ref: MessageRef): void {
    this.#stage.posts.remove(this.#post(ref));
  }

  /** Starts a thread from a message and returns its id. */
  startThread(ref: MessageRef, name: string, owner = 'owner'): string {
    return startThread(this.#stage, this.#post(ref), { name }, this.#stage.world.user(owner).id).id;
  }

  slash({ name, sub, options, ...acting }: { name: string } & Typed & Acting): Trigger {
    const command = this.#command(name, acting);
    const data = { ...dataOf(command), options: buildOptions(command, { sub, options }) };
    return this.#act(InteractionType.command, `/${name}`, acting, { data });
  }

  autocomplete({ name, sub, focused, value, options, ...acting }: AutocompleteOf & Acting): Trigger {
    const command = this.#command(name, acting);
    const typed = { sub, focused, options: { ...options, [focused]: value } };
    const data = { ...dataOf(command), options: buildOptions(command, typed) };
    return this.#act(InteractionType.autocomplete, `/${name} ${focused}…`, acting, { data });
  }

  contextMenu({ name, targetMessageId, ...acting }: { name: string; targetMessageId: string } & Acting): Trigger {
    const { message } = this.#post(targetMessageId);
    const here = { channel: message.channel_id, ...acting };
    const resolved = { messages: { [message.id]: message } };
    const data = { ...dataOf(this.#command(name, here)), target_id: message.id, resolved };
    return this.#act(InteractionType.command, name, here, { data }, MessageType.contextMenu);
  }

  click({ message, customId, ...acting }: { message: MessageRef; customId: string } & Acting): Trigger {
    return this.#use(message, customId, ComponentType.button, acting);
  }

  select({ message, customId, values, ...acting }: { values: string[] } & Parameters<People['click']>[0]): Trigger {
    return this.#use(message, customId, ComponentType.select, acting, values);
  }

  #use(ref: MessageRef, customId: string, type: number, acting: Acting, values?: string[]): Trigger {
    const source = this.#post(ref);
    const { message, visibleTo } = source;
    const component = findComponent(message.components, customId);
    const user = this.#stage.world.user(acting.user);
    if (component?.type !== type) throw new Error(`no such component on the message: ${customId}`);
    if (component.disabled === true) throw new Error(`${customId} is disabled`);
    if (visibleTo !== undefined && visibleTo !== user.id) throw new Error(`${acting.user} cannot see that message`);
    const { options = [], min_values = 1, max_values = 1 } = component;
    const isOffered = (value: string) => options.some((option) => option.value === value);
    if (values && (!values.every(isOffered) || values.length < min_values || values.length > max_values)) {
      throw new Error(`${customId} does not offer ${values.join(', ')}`);
    }
    const data = { custom_id: customId, component_type: type, ...(values ? { values } : {}) };
    const here = { ...acting, channel: message.channel_id };
    return this.#act(InteractionType.component, customId, here, { data, message }, MessageType.reply, source);
  }

  #act(
    type: number,
    label: string,
    acting: Acting,
    payload: Fields,
    messageType: number = MessageType.slash,
    source?: Post,
  ): Trigger {
    const { world, replies, interactions } = this.#stage;
    const user = world.user(acting.user);
    const channel = this.#channel(acting.channel ?? 'questions', acting.user);
    const trigger = replies.ofInteraction(user.id, channel.id);
    const guildLocale = acting.guildLocale ?? world.guildLocale;
    const isDirect = channel.type === ChannelType.dm;
    const inGuild = {
      guild_id: world.guildId,
      guild_locale: guildLocale,
      guild: { id: world.guildId, locale: guildLocale, features: [] },
      member: { ...world.member(user), permissions },
    };
    interactions.open(
      { type, label, user, channel, messageType, source, trigger },
      {
        type,
        application_id: world.applicationId,
        channel_id: channel.id,
        channel: { ...channel, permissions },
        locale: acting.locale ?? 'en-US',
        app_permissions: permissions,
        entitlements: [],
        authorizing_integration_owners: {},
        attachment_size_limit: 10_485_760,
        context: isDirect ? 1 : 0,
        ...(isDirect ? { user } : inGuild),
        ...payload,
      },
    );
    return trigger;
  }

  #command(name: string, acting: Acting): Command {
    const channel = this.#channel(acting.channel ?? 'questions', acting.user);
    return this.#stage.findCommand(name, channel.type === ChannelType.dm);
  }

  #channel(reference: string, author: string): Channel {
    const { world } = this.#stage;
    return reference === 'dm' ? world.dmOf(world.user(author)) : world.channel(reference);
  }

  #post(ref: MessageRef): Post {
    const id = typeof ref === 'string' ? ref : ref.id;
    const post = this.#stage.posts.find(id);
    if (!post) throw new Error(`no message ${id}`);
    return post;
  }
}

function dataOf({ id, name, type, guild_id }: Command): Fields {
  return { id, name, type, ...(guild_id === undefined ? {} : { guild_id }) };
}
