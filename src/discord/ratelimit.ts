import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Questions a minute; 0 is no limit. */
export interface RateLimits {
  user: number;
  server: number;
}

/** Counts questions a minute by user and by server. */
export class RateLimit {
  readonly #user: RateLimiterMemory | undefined;
  readonly #server: RateLimiterMemory | undefined;

  constructor({ user, server }: RateLimits) {
    const limiter = (points: number, keyPrefix: string) =>
      points > 0 ? new RateLimiterMemory({ points, duration: 60, keyPrefix }) : undefined;
    this.#user = limiter(user, 'user');
    this.#server = limiter(server, 'server');
  }

  /** Counts a question. @returns whole seconds to wait where it is one too many, else 0 */
  async count(userId: string, serverId: string | null): Promise<number> {
    try {
      await this.#user?.consume(userId);
      if (serverId) await this.#server?.consume(serverId);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  }
}
