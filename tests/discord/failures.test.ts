import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { discordFailure, gatewayFailure } from '../../src/discord/failures.ts';

const URL = 'https://discord.com/api/v10/applications/1/commands';
const apiError = (status: number, code: number, message: string) =>
  new DiscordAPIError({ code, message }, code, status, 'PUT', URL, {});

describe('a failure of Discord', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['a token that REST refuses', apiError(401, 0, '401: Unauthorized'), 'discord_token', /DISCORD_TOKEN/u],
    [
      'a token that discord.js refuses',
      Object.assign(new Error('An invalid token was provided.'), { code: 'TokenInvalid' }),
      'discord_token',
      /DISCORD_TOKEN/u,
    ],
    ['the daily quota of commands', apiError(400, 30034, 'Max number'), 'discord_refused', /200 new commands a day/u],
    [
      'a missing permission',
      apiError(403, 50001, 'Missing Access'),
      'discord_refused',
      /^Discord refuses PUT \/api\/v10\/applications\/1\/commands: Missing Access \(50001\)\.$/u,
    ],
    ['a form that is not valid', apiError(400, 50035, 'Invalid Form Body'), 'discord_refused', /Invalid Form Body/u],
    [
      'a Discord that is down',
      new HTTPError(503, 'Service Unavailable', 'GET', URL, {}),
      'discord_unreachable',
      /Service Unavailable/u,
    ],
    [
      'a network that is down',
      new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') }),
      'discord_unreachable',
      /fetch failed \(connect ECONNREFUSED 127\.0\.0\.1:1\)/u,
    ],
    ['anything else', 'gone', 'discord_unreachable', /Discord cannot be reached: gone/u],
  ])('that is %s is named with its code, its cause and advice', (_, error, code, message) => {
    const failure = discordFailure(error);
    expect(failure).toMatchObject({ code, exitCode: 1, cause: error });
    expect(failure.message).toMatch(message);
    expect(failure.advice).toMatch(/\.$/u);
  });

  it('of a missing permission advises to invite the bot again', () => {
    expect(discordFailure(apiError(403, 50001, 'Missing Access')).advice).toMatch(/Invite the bot again/u);
  });
});

describe('a gateway that is closed for good', () => {
  it.each([
    [4004, 'discord_token', /refuses the token/u, /Reset Token/u],
    [4014, 'discord_intents', /4014.*DISCORD_ANSWER_CHANNELS/u, /Message Content Intent/u],
    [4011, 'discord_refused', /close code 4011, ShardingRequired/u, /Start again/u],
    [4999, 'discord_refused', /close code 4999, unknown/u, /Start again/u],
  ])('with %i says why and what to do', (closeCode, code, message, advice) => {
    const failure = gatewayFailure(closeCode);
    expect(failure).toMatchObject({ code, exitCode: 1 });
    expect(failure.message).toMatch(message);
    expect(failure.advice).toMatch(advice);
  });
});
