import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Desk, UserMistake } from '../../src/discord/desk.ts';
import { FeedbackStore } from '../../src/discord/feedback.ts';
import { QueueFull } from '../../src/discord/queue.ts';
import { RateLimit, type RateLimits } from '../../src/discord/ratelimit.ts';
import { Suggestions } from '../../src/discord/suggest.ts';
import { TEXTS } from '../../src/discord/texts/index.ts';
import { KaojuError } from '../../src/errors.ts';
import { openLive } from '../../src/live.ts';
import { hold, keepLog, smallHouse } from '../helpers/bot.ts';

const texts = TEXTS['zh-CN'];
const QUESTION = { question: '林芝市2023年接待游客多少人次?' };
const house = await smallHouse();
const live = await openLive(house.config, { onSwap: () => {}, onProblem: () => {} }, house.load);
const feedback = new FeedbackStore(house.config.embeddingsDir);
afterAll(() => {
  feedback.close();
  live.close();
});

let kept: ReturnType<typeof keepLog>;
beforeEach(() => {
  kept = keepLog();
  house.gate.pass = async () => {};
});

function deskWith(limits: RateLimits = { user: 0, server: 0 }): Desk {
  const { reportsDir } = house.config;
  const parts = { live, log: kept.log, feedback, suggestions: new Suggestions(), reportsDir, adminRoles: ['77'] };
  return new Desk({ ...parts, startedAt: 0, limit: new RateLimit(limits) });
}

describe('the desk', () => {
  it('answers from the live build', async () => {
    const answer = await deskWith().ask('alice', QUESTION);
    expect([answer.status, answer.searched.build]).toEqual(['answered', live.build]);
  });

  it('refuses what comes too fast with the seconds to wait, except for the roles of administrators', async () => {
    const desk = deskWith({ user: 1, server: 0 });
    expect(await desk.refusal('alice', 's', texts)).toBeUndefined();
    const refusal = await desk.refusal('alice', 's', texts, ['1', '2']);
    expect(refusal).toEqual({ text: texts.slowDown(refusal?.seconds ?? 0), seconds: expect.any(Number) });
    expect(await desk.refusal('alice', 's', texts, ['1', '77'])).toBeUndefined();
  });

  it('is busy once 250 questions wait, for administrators too', async () => {
    const desk = deskWith();
    const letGo = hold(house);
    const answers = Array.from({ length: 250 }, (_, at) => desk.ask(`user${at}`, QUESTION));
    expect(await desk.refusal('late', null, texts, ['77'])).toEqual({ text: texts.busy, seconds: 0 });
    await expect(desk.ask('late', QUESTION)).rejects.toThrow(QueueFull);
    letGo();
    expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set(['answered']));
    expect(await desk.refusal('late', null, texts)).toBeUndefined();
  });

  it('that closes takes no more questions and waits for those under way', async () => {
    const desk = deskWith();
    const letGo = hold(house);
    const order: string[] = [];
    const answer = desk.ask('alice', QUESTION).then(() => order.push('answered'));
    const closed = desk.close(60_000).then(() => order.push('closed'));
    expect(await desk.refusal('bob', null, texts)).toEqual({ text: texts.shuttingDown, seconds: 0 });
    letGo();
    await Promise.all([answer, closed]);
    expect(order).toEqual(['answered', 'closed']);
  });

  it('that closes does not wait for ever', async () => {
    const desk = deskWith();
    const letGo = hold(house);
    const answer = desk.ask('alice', QUESTION);
    await desk.close(20);
    letGo();
    expect((await answer).status).toBe('answered');
  });
});

describe('a failure', () => {
  it.each<[string, unknown, string]>([
    ['of a full queue', new QueueFull('250 tasks'), texts.busy],
    ['that the user can set right', new UserMistake('Anders, bitte.'), 'Anders, bitte.'],
    ['of a question', new KaojuError('bad_question', 'It is empty.', 'Ask in words.'), 'It is empty. Ask in words.'],
  ])('%s is told in its own words, and not logged', (_, error, content) => {
    expect(deskWith().explain(error, texts)).toMatchObject({ content, allowedMentions: { parse: [] } });
    expect(kept.lines()).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['of the program', new TypeError('x is undefined'), 'x is undefined'],
    ['of the index', new KaojuError('damaged_build', 'The build is gone.', 'Rebuild.'), 'The build is gone.'],
    ['that is no error', 'thrown text', 'thrown text'],
  ])('%s is an incident, whose id is in the log with the cause', (_, error, cause) => {
    const { content } = deskWith().explain(error, texts);
    const [line, ...others] = kept.lines();
    expect([content, others]).toEqual([texts.incident(line?.incident ?? ''), []]);
    expect(line).toMatchObject({
      level: 50,
      msg: 'incident',
      cause,
      incident: expect.stringMatching(/^[0-9a-f]{8}$/u),
    });
  });
});
