import { describe, expect, it } from 'vitest';
import { RateLimit } from '../../src/discord/ratelimit.ts';

/** What a limit says to these questions one after another, as user and server: whether each may be asked. */
async function mayAsk(limit: RateLimit, ...questions: [string, string | null][]): Promise<boolean[]> {
  const seconds: number[] = [];
  for (const [user, server] of questions) seconds.push(await limit.count(user, server));
  return seconds.map((wait) => wait === 0);
}

describe('the rate limit', () => {
  it('lets a user ask so many questions a minute, and others as many', async () => {
    const limit = new RateLimit({ user: 2, server: 0 });
    expect(await mayAsk(limit, ['a', 's'], ['a', null], ['a', 's'], ['b', 's'])).toEqual([true, true, false, true]);
  });

  it('lets all of a server ask so many together, and leaves direct messages out', async () => {
    const limit = new RateLimit({ user: 0, server: 2 });
    const asked = await mayAsk(limit, ['a', 's'], ['b', 's'], ['c', 's'], ['c', null], ['c', 't']);
    expect(asked).toEqual([true, true, false, true, true]);
  });

  it('says how many whole seconds of the minute are left', async () => {
    const limit = new RateLimit({ user: 1, server: 0 });
    await limit.count('a', null);
    const seconds = await limit.count('a', null);
    expect([seconds > 0, seconds <= 60, Number.isInteger(seconds)]).toEqual([true, true, true]);
  });

  it('of 0 is none', async () => {
    const limit = new RateLimit({ user: 0, server: 0 });
    const questions = Array.from({ length: 500 }, (): [string, string] => ['a', 's']);
    expect(new Set(await mayAsk(limit, ...questions))).toEqual(new Set([true]));
  });

  it('of a user is not that of a server with the same id', async () => {
    const limit = new RateLimit({ user: 1, server: 1 });
    expect(await mayAsk(limit, ['same', 'other'], ['b', 'same'])).toEqual([true, true]);
  });
});
