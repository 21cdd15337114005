import { REST } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/discord/commands/index.ts';
import { applicationOf, deployCommands, inviteLink } from '../../src/discord/deploy.ts';
import { discordFailure } from '../../src/discord/failures.ts';
import { openDiscord } from '../helpers/bot.ts';
import { runCli } from '../helpers/cli.ts';
import type { FakeDiscord } from '../helpers/discord/fake-discord.ts';

const restOf = ({ apiUrl, token }: FakeDiscord) => new REST({ api: apiUrl }).setToken(token);
const puts = ({ requests }: FakeDiscord) => requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);
const environment = ({ apiUrl, token, guildId }: FakeDiscord) => ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: apiUrl,
  DISCORD_GUILD_ID: guildId,
});

describe('deploying', () => {
  test.each(['global', 'guild'] as const)(
    'puts all commands at once, and the second time nothing: %s',
    async (scope) => {
      const discord = await openDiscord();
      const { applicationId } = discord;
      const target = { applicationId, guildId: scope === 'guild' ? discord.guildId : undefined };
      const rest = restOf(discord);
      expect([await deployCommands(rest, target), await deployCommands(rest, target)]).toEqual([true, false]);
      const where = scope === 'guild' ? `/guilds/${discord.guildId}` : '';
      expect(puts(discord)).toEqual([`/applications/${applicationId}${where}/commands`]);
      expect(discord.commands(scope).map(({ name }) => name)).toEqual(
        COMMANDS.map(({ definition }) => definition.name),
      );
    },
  );

  test('replaces what an earlier version left behind', async () => {
    const old = { name: 'search', description: 'Old' };
    const discord = await openDiscord({ guildCommands: [old] });
    const { applicationId, guildId } = discord;
    expect(await deployCommands(restOf(discord), { applicationId, guildId })).toBe(true);
    expect(discord.commands('guild').map(({ name }) => name)).not.toContain('search');
  });

  test('finds a single translation that differs', async () => {
    const [first, ...others] = structuredClone(COMMANDS.map(({ definition }) => definition));
    const changed = { ...first, name_localizations: { ...first?.name_localizations, 'zh-TW': '舊名' } };
    const discord = await openDiscord({ guildCommands: [changed, ...others] as never });
    const { applicationId, guildId } = discord;
    const rest = restOf(discord);
    expect(await deployCommands(rest, { applicationId, guildId })).toBe(true);
    expect(await deployCommands(rest, { applicationId, guildId })).toBe(false);
  });

  test('minds neither the order of commands nor what Discord adds', async () => {
    const commands = COMMANDS.map(({ definition }) => ({ ...definition, nsfw: false, version: '1', contexts: null }));
    const discord = await openDiscord({ guildCommands: commands.reverse() as never });
    const { applicationId, guildId } = discord;
    expect(await deployCommands(restOf(discord), { applicationId, guildId })).toBe(false);
  });

  test('that Discord refuses for its quota is explained', async () => {
    const body = { code: 30034, message: 'Max number of daily application command creates has been reached (200)' };
    const rest = new REST({
      makeRequest: async (_, { method }) =>
        new Response(JSON.stringify(method === 'GET' ? [] : body), {
          status: method === 'GET' ? 200 : 400,
          headers: { 'content-type': 'application/json' },
        }) as never,
    }).setToken('x');
    const refused = deployCommands(rest, { applicationId: '1', guildId: undefined }).catch(discordFailure);
    expect(await refused).toMatchObject({
      code: 'discord_refused',
      message: 'Discord allows 200 new commands a day, and they are used up.',
      advice: 'Try again tomorrow; commands that are registered keep working.',
    });
  });
});

test('The application is the token’s', async () => {
  const discord = await openDiscord();
  expect(await applicationOf(restOf(discord))).toBe(discord.applicationId);
});

test('The link invites the bot with six permissions and no more', () => {
  const link = new URL(inviteLink('123'));
  expect([link.origin + link.pathname, Object.fromEntries(link.searchParams)]).toEqual([
    'https://discord.com/oauth2/authorize',
    {
      client_id: '123',
      scope: 'bot applications.commands',
      permissions: String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 38n)),
    },
  ]);
});

describe('the command', () => {
  test('registers, prints the link, and says when nothing differs', async () => {
    const discord = await openDiscord();
    const link = `Invite the bot: ${inviteLink(discord.applicationId)}\n`;
    const run = () => runCli(['deploy'], { environment: environment(discord) });
    expect(await run()).toEqual({
      exit: 0,
      out: `The commands are registered in server ${discord.guildId}.\n${link}`,
      err: '',
    });
    expect(await run()).toEqual({
      exit: 0,
      out: `The commands in server ${discord.guildId} are up to date.\n${link}`,
      err: '',
    });
  });

  test('without a token says where to put it', async () => {
    expect(await runCli(['deploy'])).toEqual({
      exit: 2,
      out: '',
      err: 'DISCORD_TOKEN is not set.\n  Put the bot’s token into .env: see .env.example.\n',
    });
  });

  test('with a wrong token, another server or an application of somebody else says what is wrong', async () => {
    const discord = await openDiscord({}, [
      expect.stringContaining('401'),
      expect.stringContaining('50013'),
      expect.stringContaining('20012'),
    ]);
    const run = (changes: Record<string, string>) =>
      runCli(['deploy'], { environment: { ...environment(discord), ...changes } });
    const outcomes = [
      await run({ DISCORD_TOKEN: 'some.other.token' }),
      await run({ DISCORD_GUILD_ID: '123' }),
      await run({ DISCORD_CLIENT_ID: '123' }),
    ];
    expect(outcomes.map(({ exit, err }) => [exit, err.split('\n')[0]])).toEqual([
      [1, 'Discord refuses the token (DISCORD_TOKEN).'],
      [1, expect.stringMatching(/^Discord refuses GET .*\/guilds\/123\/commands: Missing Permissions \(50013\)\.$/u)],
      [1, expect.stringMatching(/20012/u)],
    ]);
  });

  test('without a Discord says that it cannot be reached', async () => {
    const { exit, err } = await runCli(['deploy'], {
      environment: { DISCORD_TOKEN: 'x', DISCORD_API_URL: 'http://127.0.0.1:1/api' },
    });
    expect(exit).toBe(1);
    expect(err).toMatch(/^Discord cannot be reached: .*ECONNREFUSED.*\n {2}Check the network/u);
  });
});
