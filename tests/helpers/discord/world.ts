import { nextId } from './ids.ts';
import { Refusal } from './refusal.ts';
import { type Channel, ChannelType, type Fields, type User } from './wire.ts';

/** Everything an ordinary member may do in a text channel, and MENTION_EVERYONE. */
const PERMISSIONS = [6, 10, 11, 14, 15, 16, 17, 18, 31, 35, 38].reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n);

/** Members' permissions as Discord writes them. */
export const permissions = PERMISSIONS.toString();

/** One guild with its channels and people; all that stays the same while messages come and go. */
export class World {
  readonly guildId = nextId();
  readonly applicationId = nextId();
  /** Older applications have a bot with an id of its own: who mixes the two up finds out here. */
  readonly bot: User = { ...person('kaoju-test'), bot: true };
  readonly guildLocale: string;
  readonly #people = new Map<string, User>();
  readonly #channels = new Map<string, Channel>();
  readonly #joinedAt = new Date().toISOString();

  constructor(guildLocale: string) {
    this.guildLocale = guildLocale;
    for (const name of ['general', 'questions']) this.addChannel(name);
  }

  /** A user by name, who appears on demand. */
  user(name: string): User {
    const known = this.#people.get(name) ?? person(name);
    this.#people.set(name, known);
    return known;
  }

  /** A user by id, if there is one. */
  findUser(id: string): User | undefined {
    return [this.bot, ...this.#people.values()].find((user) => user.id === id);
  }

  /** A user by id. */
  userOf(id: string): User {
    const user = this.findUser(id);
    if (!user) throw new Refusal('unknownUser');
    return user;
  }

  addChannel(name: string): Channel {
    const channel = {
      id: nextId(),
      type: ChannelType.text,
      guild_id: this.guildId,
      name,
      position: this.#channels.size,
      permission_overwrites: [],
      parent_id: null,
      topic: null,
      nsfw: false,
      rate_limit_per_user: 0,
      last_message_id: null,
    };
    this.#channels.set(channel.id, channel);
    return channel;
  }

  addThread(id: string, parentId: string, name: string, ownerId: string): Channel {
    const thread = {
      id,
      type: ChannelType.thread,
      guild_id: this.guildId,
      parent_id: parentId,
      owner_id: ownerId,
      name,
      last_message_id: null,
      message_count: 0,
      member_count: 1,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: new Date().toISOString(),
        locked: false,
      },
    };
    this.#channels.set(id, thread);
    return thread;
  }

  /** The direct channel of the bot and a user. */
  dmOf(user: User): Channel {
    const isTheirs = ({ type, recipients }: Channel) => type === ChannelType.dm && recipients?.[0]?.id === user.id;
    const known = [...this.#channels.values()].find(isTheirs);
    const dm = known ?? { id: nextId(), type: ChannelType.dm, recipients: [user], last_message_id: null, flags: 0 };
    this.#channels.set(dm.id, dm);
    return dm;
  }

  /** A channel by id or name. */
  channel(reference: string): Channel {
    const named = () => [...this.#channels.values()].find(({ name, type }) => name === reference && type === 0);
    const channel = this.#channels.get(reference) ?? named();
    if (!channel) throw new Refusal('unknownChannel');
    return channel;
  }

  member(user: User): Fields {
    return {
      user,
      roles: [],
      nick: null,
      avatar: null,
      joined_at: this.#joinedAt,
      premium_since: null,
      deaf: false,
      mute: false,
      flags: 0,
    };
  }

  /** The guild as GUILD_CREATE shows it to a bot without the members intent. */
  guild(): Fields {
    const all = [...this.#channels.values()].filter((channel) => channel.guild_id !== undefined);
    const everyone = { id: this.guildId, name: '@everyone', permissions, position: 0, color: 0, hoist: false };
    return {
      id: this.guildId,
      name: 'Test Guild',
      icon: null,
      owner_id: this.user('owner').id,
      preferred_locale: this.guildLocale,
      joined_at: this.#joinedAt,
      large: false,
      unavailable: false,
      member_count: this.#people.size + 1,
      members: [this.member(this.bot)],
      roles: [{ ...everyone, managed: false, mentionable: false, flags: 0 }],
      channels: all.filter(({ type }) => type === ChannelType.text),
      threads: all.filter(({ type }) => type === ChannelType.thread),
      ...Object.fromEntries(['emojis', 'stickers', 'features', 'presences', 'voice_states'].map((key) => [key, []])),
      ...Object.fromEntries(['stage_instances', 'guild_scheduled_events'].map((key) => [key, []])),
    };
  }
}

function person(name: string): User {
  return { id: nextId(), username: name, global_name: name, discriminator: '0', avatar: null, bot: false, flags: 0 };
}
