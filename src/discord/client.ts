import { Client, GatewayIntentBits, Options, Partials, REST } from 'discord.js';
import { ProxyAgent } from 'undici';

export interface Connection {
  token: string;
  /** Base of Discord's REST API, without the version; the gateway's address comes from it. */
  apiUrl: string;
  /** HTTP proxy for REST and gateway, or undefined. */
  proxy: string | undefined;
}

/** Messages kept in memory a channel; the bot needs only those that are replied to, which it fetches. */
const CACHED_MESSAGES = 20;

/**
 * Makes the discord.js client. Only with answer channels does it ask for the content of other people's messages; mentions
 * and direct messages come with their content anyway.
 */
export function makeClient(connection: Connection, { readsChannels }: { readsChannels: boolean }): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(readsChannels ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Discord announces no direct channel before its first message.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: connection.apiUrl },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: CACHED_MESSAGES,
      ReactionManager: 0,
      PresenceManager: 0,
    }),
  });
  if (connection.proxy) client.rest.setAgent(new ProxyAgent(connection.proxy));
  return client;
}

/** A REST client of its own, for what needs no gateway. */
export function makeRest({ token, apiUrl, proxy }: Connection): REST {
  const rest = new REST({ api: apiUrl }).setToken(token);
  return proxy ? rest.setAgent(new ProxyAgent(proxy)) : rest;
}
