import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { PROGRAM_DIR } from '../../src/config.ts';
import { openDiscord } from '../helpers/bot.ts';
import type { FakeDiscord } from '../helpers/discord/fake-discord.ts';
import { seedsIndex } from '../helpers/workspace.ts';

const { reportsDir, embeddingsDir } = seedsIndex();
const GDP = '2022年山南市地区生产总值是多少?';

const children: ChildProcess[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) server.close();
});

interface Running {
  child: ChildProcess;
  err: () => string;
  closed: Promise<{ exit: number | null; err: string }>;
}

/** Starts the program as `npm start` does. */
function start(environment: Record<string, string>): Running {
  const argv = ['start', '--reports', reportsDir, '--embeddings', embeddingsDir];
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...argv], {
    cwd: PROGRAM_DIR,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  return {
    child,
    err: () => err,
    closed: new Promise((resolve) => child.on('close', (exit) => resolve({ exit, err }))),
  };
}
const settings = ({ token, apiUrl, guildId }: FakeDiscord) => ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: apiUrl,
  DISCORD_GUILD_ID: guildId,
});

/** An HTTP proxy that notes where it was asked to go, by tunnel or by address. */
async function openProxy(): Promise<{ url: string; tunnels: string[]; forwarded: string[] }> {
  const tunnels: string[] = [];
  const forwarded: string[] = [];
  const server = createServer((request, response) => {
    forwarded.push(String(request.url));
    const { method, headers } = request;
    const onward = httpRequest(String(request.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.on('connect', ({ url = '' }, client) => {
    tunnels.push(url);
    const [host = '', port] = url.split(':');
    const onward = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    for (const socket of [onward, client]) socket.on('error', () => socket.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels, forwarded };
}

test('The program answers, and at SIGTERM finishes, closes the gateway with 1000 and exits with 0', async () => {
  const discord = await openDiscord();
  const bot = start(settings(discord));
  await discord.until(() => bot.err().includes('commands registered'), 30_000);
  expect(discord.commands('guild')).toHaveLength(7);
  const asked = discord.say({ channel: 'questions', author: 'alice', content: GDP, mentionsBot: true });
  await discord.until(() => asked.ackedAfterMs !== undefined);
  bot.child.kill('SIGTERM');
  const { exit, err } = await bot.closed;
  expect((await discord.replyTo(asked)).embeds[0]?.title).toBe('找到');
  expect([exit, discord.gateway.closes]).toEqual([0, [1000]]);
  for (const secret of [discord.token, '山南']) expect(err).not.toContain(secret);
});

test('A proxy carries REST and gateway both', async () => {
  const discord = await openDiscord();
  const proxy = await openProxy();
  const bot = start({ ...settings(discord), DISCORD_PROXY: proxy.url });
  await discord.until(() => bot.err().includes('commands registered'), 30_000);
  const asked = discord.say({ channel: 'questions', author: 'alice', content: GDP, mentionsBot: true });
  expect((await discord.replyTo(asked)).embeds[0]?.title).toBe('找到');
  const { host } = new URL(discord.apiUrl);
  // undici tunnels REST, the agent tunnels the gateway: nothing else went to Discord.
  expect(new Set(proxy.tunnels)).toEqual(new Set([host]));
  expect(proxy.tunnels.length + proxy.forwarded.length).toBeGreaterThanOrEqual(2);
  bot.child.kill('SIGTERM');
  expect((await bot.closed).exit).toBe(0);
});

test('A proxy that is not there is named as the cause', async () => {
  const discord = await openDiscord();
  const { exit, err } = await start({ ...settings(discord), DISCORD_PROXY: 'http://127.0.0.1:1' }).closed;
  expect([exit, discord.requests]).toEqual([1, []]);
  expect(err).toMatch(/Discord cannot be reached: .*\n {2}Check the network, DISCORD_PROXY/u);
});

test('A wrong token is one clear line, advice and exit code 1', async () => {
  const discord = await openDiscord({}, [expect.stringContaining('401')]);
  const { exit, err } = await start({ ...settings(discord), DISCORD_TOKEN: 'some.other.token' }).closed;
  expect(exit).toBe(1);
  expect(err).toMatch(/Discord refuses the token \(DISCORD_TOKEN\)\.\n {2}Copy it again/u);
  expect(err).not.toMatch(/some\.other\.token|\n\s+at /u);
});
