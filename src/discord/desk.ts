import { randomBytes } from 'node:crypto';
import type { Answer } from '../answer/answer.ts';
import type { AskRequest } from '../engine.ts';
import { KaojuError, messageOf } from '../errors.ts';
import type { Live } from '../live.ts';
import type { Log } from '../log.ts';
import type { FeedbackStore } from './feedback.ts';
import { FairQueue, QueueFull } from './queue.ts';
import type { RateLimit } from './ratelimit.ts';
import { type Payload, textPayload } from './render/answer.ts';
import type { Suggestions } from './suggest.ts';
import type { Texts } from './texts/index.ts';

/** Questions that may wait; further ones are told that the bot is busy. */
const QUEUE_CAPACITY = 250;

/** All that the handlers of commands, messages and components share. */
export class Desk {
  readonly live: Live;
  readonly log: Log;
  readonly feedback: FeedbackStore;
  readonly suggestions: Suggestions;
  readonly reportsDir: string;
  /** Roles whose members are not rate limited. */
  readonly adminRoles: readonly string[];
  /** When the bot was started, ms since the epoch. */
  readonly startedAt: number;
  readonly #limit: RateLimit;
  readonly #queue = new FairQueue(QUEUE_CAPACITY);
  #isClosing = false;

  constructor(
    parts: Pick<Desk, 'live' | 'log' | 'feedback' | 'suggestions' | 'reportsDir' | 'adminRoles' | 'startedAt'> & {
      limit: RateLimit;
    },
  ) {
    this.live = parts.live;
    this.log = parts.log;
    this.feedback = parts.feedback;
    this.suggestions = parts.suggestions;
    this.reportsDir = parts.reportsDir;
    this.adminRoles = parts.adminRoles;
    this.startedAt = parts.startedAt;
    this.#limit = parts.limit;
  }

  /**
   * Whether somebody may ask now; else the message that says why not, with the seconds to wait where there is a time.
   * Decided before a question is acknowledged, so that a refusal can be private.
   */
  async refusal(
    userId: string,
    guildId: string | null,
    texts: Texts,
    roles: readonly string[] = [],
  ): Promise<Refusal | undefined> {
    if (this.#isClosing) return { text: texts.shuttingDown, seconds: 0 };
    if (this.#queue.isFull) return { text: texts.busy, seconds: 0 };
    if (this.adminRoles.some((role) => roles.includes(role))) return undefined;
    const seconds = await this.#limit.count(userId, guildId);
    return seconds > 0 ? { text: texts.slowDown(seconds), seconds } : undefined;
  }

  /** Answers a question in its asker's turn. */
  ask(userId: string, request: AskRequest): Promise<Answer> {
    return this.#queue.add(userId, () => this.live.use((engine) => engine.ask(request)));
  }

  /** The message for a failure: a user's mistake in their words; anything else an incident that the log explains. */
  explain(error: unknown, texts: Texts): Payload {
    if (error instanceof QueueFull) return textPayload(texts.busy);
    if (error instanceof Closing) return textPayload(texts.shuttingDown);
    if (error instanceof UserMistake) return textPayload(error.message);
    if (error instanceof KaojuError && ['bad_question', 'bad_use'].includes(error.code))
      return textPayload(`${error.message} ${error.advice}`);
    const incident = randomBytes(4).toString('hex');
    const stack = error instanceof Error ? error.stack : undefined;
    this.log.error({ incident, cause: messageOf(error), stack }, 'incident');
    return textPayload(texts.incident(incident));
  }

  /** Takes no more questions and waits for those under way, at most `ms`; the rest are told to ask again. */
  async close(ms: number): Promise<void> {
    this.#isClosing = true;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([this.#queue.idle(), timeout]);
    clearTimeout(timer);
    this.#queue.drop(new Closing());
  }
}

/** Why a question is not taken, and after how many seconds it would be (0: not known). */
export interface Refusal {
  text: string;
  seconds: number;
}

/** Why a question that waited at the end is not answered. */
export class Closing extends Error {}

/** Something the user can set right, in the user's language. */
export class UserMistake extends Error {}
