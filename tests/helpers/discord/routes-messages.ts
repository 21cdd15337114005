import { checkMessage } from './bodies.ts';
import type { Call, Route } from './http.ts';
import type { Stage } from './people.ts';
import type { Post } from './posts.ts';
import { Problems, Refusal } from './refusal.ts';
import { startThread } from './threads.ts';
import { type Fields, Flag, isFields, type Message } from './wire.ts';

/** What the routes of messages need. */
export interface MessageDesk extends Stage {
  /** Intents that count for REST: those of the session. */
  intents: () => number;
  typing: Map<string, number[]>;
  report: (violation: string) => void;
}

/** Channels, their messages and threads. */
export function messageRoutes(desk: MessageDesk): Route[] {
  const { world, posts, replies } = desk;
  const channelOf = ({ params }: Call) => world.channel(idOf(params.channel));
  const postOf = (call: Call) => posts.in(channelOf(call).id, idOf(call.params.message));
  const shown = (message: Message) => posts.shown(message, desk.intents());
  return [
    { method: 'GET', path: '/channels/:channel', handle: channelOf },
    { method: 'POST', path: '/channels/:channel/messages', handle: (call) => post(desk, call) },
    {
      method: 'GET',
      path: '/channels/:channel/messages',
      handle: (call) => {
        const limit = Number(call.query.get('limit') ?? 50);
        const before = call.query.get('before');
        const problems = new Problems();
        problems.integer('limit', limit, { min: 1, max: 100 });
        for (const key of ['after', 'around']) if (call.query.has(key)) problems.add(key, 'not modelled');
        problems.throwIfAny();
        const history = posts.history(channelOf(call).id);
        return history
          .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
          .slice(0, limit)
          .map(shown);
      },
    },
    { method: 'GET', path: '/channels/:channel/messages/:message', handle: (call) => shown(postOf(call).message) },
    {
      method: 'PATCH',
      path: '/channels/:channel/messages/:message',
      handle: (call) => {
        const edited = postOf(call);
        if (edited.message.author.id !== world.bot.id) throw new Refusal('notTheAuthor');
        checkMessage(call.body, call.files, edited.message);
        return shown(posts.edit(edited, call.body, call.files).message);
      },
    },
    {
      method: 'DELETE',
      path: '/channels/:channel/messages/:message',
      handle: (call) => {
        const deleted = postOf(call);
        if (deleted.message.author.id !== world.bot.id) throw new Refusal('missingPermissions');
        posts.remove(deleted);
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      handle: (call) => {
        const { id } = channelOf(call);
        desk.typing.set(id, [...(desk.typing.get(id) ?? []), Date.now()]);
        replies.typing(id);
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/messages/:message/threads',
      handle: (call) => startThread(desk, postOf(call), call.body, world.bot.id),
    },
    { method: 'PUT', path: '/channels/:channel/thread-members/@me', handle: (call) => void channelOf(call) },
    {
      method: 'POST',
      path: '/users/@me/channels',
      handle: ({ body }) => world.dmOf(world.userOf(String(body.recipient_id))),
    },
  ];
}

function post(desk: MessageDesk, call: Call): Message {
  const { world, posts, replies, report } = desk;
  const { body, files, params } = call;
  const channel = world.channel(idOf(params.channel));
  checkMessage(body, files);
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  if (flags & Flag.ephemeral)
    report(`POST /channels/${channel.id}/messages: only answers to interactions are ephemeral`);
  const twin =
    body.enforce_nonce === true ? posts.history(channel.id).find(({ nonce }) => nonce === body.nonce) : undefined;
  if (twin) return twin;
  const created = posts.add({
    channel,
    author: world.bot,
    body,
    files,
    flags: flags & ~Flag.ephemeral,
    repliedTo: isFields(body.message_reference)
      ? repliedTo(desk, channel.id, body.message_reference)?.message
      : undefined,
  });
  replies.assign(created.message);
  return created.message;
}

function repliedTo({ posts }: MessageDesk, channelId: string, reference: Fields): Post | undefined {
  try {
    return posts.in(channelId, String(reference.message_id));
  } catch {
    if (reference.fail_if_not_exists === false) return undefined;
    const problems = new Problems();
    problems.add('message_reference', 'Unknown message', 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE');
    return problems.throwIfAny() as undefined;
  }
}

/** Paths hold ids only, never the names that tests use. */
function idOf(text = ''): string {
  if (!/^\d{15,21}$/u.test(text)) {
    const problems = new Problems();
    problems.add('id', `Value "${text}" is not snowflake.`, 'NUMBER_TYPE_COERCE');
    problems.throwIfAny();
  }
  return text;
}
