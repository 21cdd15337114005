import { type Command, listCommands, overwriteCommands } from './commands.ts';
import type { Call, Route } from './http.ts';
import type { Interactions } from './interactions.ts';
import type { Posts } from './posts.ts';
import { Refusal } from './refusal.ts';
import { Flag, type Message } from './wire.ts';
import type { World } from './world.ts';

const CONTENT_LIMITED = 1 << 19;

/** What the routes of the application need. */
export interface ApplicationDesk {
  world: World;
  posts: Posts;
  interactions: Interactions;
  commands: { global: Command[]; guild: Command[] };
  gatewayUrl: () => string;
  sessionsLeft: () => number;
  messageContentAllowed: boolean;
}

/** The bot itself, its commands, and the way to the gateway. */
export function applicationRoutes(desk: ApplicationDesk): Route[] {
  const { world, commands, messageContentAllowed } = desk;
  const scopeOf = ({ params }: Call): 'global' | 'guild' => {
    const { application, guild } = params;
    if (application !== world.applicationId) throw new Refusal('wrongApplication');
    if (guild !== undefined && guild !== world.guildId) throw new Refusal('missingPermissions');
    return guild === undefined ? 'global' : 'guild';
  };
  const overwrite = (call: Call) => {
    const scope = scopeOf(call);
    const scoped = scope === 'guild' ? { guild_id: world.guildId } : {};
    commands[scope] = overwriteCommands(call.json, commands[scope], { application_id: world.applicationId, ...scoped });
    return commands[scope];
  };
  const list = (call: Call) => listCommands(commands[scopeOf(call)], call.query.get('with_localizations') === 'true');
  const paths = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'];
  return [
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () => ({
        url: desk.gatewayUrl(),
        shards: 1,
        session_start_limit: {
          total: 1000,
          remaining: desk.sessionsLeft(),
          reset_after: 86_400_000,
          max_concurrency: 1,
        },
      }),
    },
    { method: 'GET', path: '/users/@me', handle: () => world.bot },
    { method: 'GET', path: '/users/:user', handle: ({ params }) => world.userOf(params.user ?? '') },
    {
      method: 'GET',
      path: '/applications/@me',
      handle: () => ({
        id: world.applicationId,
        name: world.bot.username,
        description: '',
        icon: null,
        bot: world.bot,
        bot_public: true,
        bot_require_code_grant: false,
        verify_key: '0'.repeat(64),
        flags: messageContentAllowed ? CONTENT_LIMITED : 0,
      }),
    },
    ...paths.map((path) => ({ method: 'GET', path, handle: list })),
    ...paths.map((path) => ({ method: 'PUT', path, handle: overwrite })),
  ];
}

/** Answers to interactions; the token in the path stands in for the header. */
export function interactionRoutes({ interactions, posts }: ApplicationDesk): Route[] {
  const of = ({ params }: Call) => interactions.of(params.application ?? '', params.token ?? '');
  const message = '/webhooks/:application/:token/messages/:message';
  const idOf = ({ params }: Call) => params.message ?? '';
  const routes: Route[] = [
    {
      method: 'POST',
      path: '/interactions/:interaction/:token/callback',
      handle: (call) => callback(interactions, call),
    },
    {
      method: 'POST',
      path: '/webhooks/:application/:token',
      handle: (call): Message => interactions.followUp(of(call), call.body, call.files).message,
    },
    { method: 'GET', path: message, handle: (call) => interactions.messageOf(of(call), idOf(call)).message },
    {
      method: 'PATCH',
      path: message,
      handle: (call) => interactions.edit(of(call), idOf(call), call.body, call.files).message,
    },
    {
      method: 'DELETE',
      path: message,
      handle: (call) => posts.remove(interactions.messageOf(of(call), idOf(call))),
    },
  ];
  return routes.map((route) => ({ ...route, isOpen: true }));
}

function callback(interactions: Interactions, { params, body, files, query }: Call): unknown {
  const { interaction = '', token = '' } = params;
  const { id, type, original } = interactions.answer(interaction, token, body, files);
  if (query.get('with_response') !== 'true') return undefined;
  const flags = original?.message.flags ?? 0;
  return {
    interaction: {
      id,
      type,
      response_message_id: original?.message.id,
      response_message_loading: (flags & Flag.loading) !== 0,
      response_message_ephemeral: (flags & Flag.ephemeral) !== 0,
    },
    resource: { type: body.type, ...(original ? { message: original.message } : {}) },
  };
}
