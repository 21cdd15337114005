import { setTimeout as sleep } from 'node:timers/promises';

/** Which requests are meant; what is left out matches all. */
export interface Which {
  method?: string;
  /** Matched against the path without `/api/v10`. */
  path?: RegExp;
}

/** A response that is given instead of the real one. */
export interface Fault {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** Handle the request and lose only its response. */
  after: boolean;
}

/** Trouble on demand, and what the bot makes of it. */
export class Trouble {
  latencyMs: number;
  readonly #report: (violation: string) => void;
  readonly #planned: { which: Which; times: number; retryAfter?: number; status: number; after: boolean }[] = [];
  readonly #limitedUntil = new Map<string, number>();

  constructor(latencyMs: number, report: (violation: string) => void) {
    this.latencyMs = latencyMs;
    this.#report = report;
  }

  /** The next such request is told to wait for `retryAfter` seconds. */
  rateLimitNext({ retryAfter, times = 1, ...which }: Which & { retryAfter: number; times?: number }): void {
    this.#planned.push({ which, times, retryAfter, status: 429, after: false });
  }

  /** The next such requests fail with a 5xx. */
  failNext({ status = 500, times = 1, after = false, ...which }: Which & Partial<Omit<Fault, 'body'>> & Times): void {
    this.#planned.push({ which, times, status, after });
  }

  /** How long every request takes to arrive. */
  async delay(): Promise<void> {
    if (this.latencyMs > 0) await sleep(this.latencyMs);
  }

  /** What this request meets with, if anything. */
  meet(method: string, path: string): Fault | undefined {
    const key = `${method} ${path}`;
    const wait = (this.#limitedUntil.get(key) ?? 0) - Date.now();
    if (wait > 0) {
      this.#report(`${key}: sent ${wait} ms before the rate limit was over`);
      return limited(wait / 1000);
    }
    const planned = this.#planned.find(({ times, which }) => times > 0 && matches(which, method, path));
    if (!planned) return undefined;
    planned.times--;
    const { status, retryAfter, after } = planned;
    if (retryAfter === undefined)
      return { status, headers: {}, body: { message: `${status}: on demand`, code: 0 }, after };
    this.#limitedUntil.set(key, Date.now() + retryAfter * 1000);
    return limited(retryAfter);
  }
}

interface Times {
  times?: number;
}

function matches({ method, path }: Which, actualMethod: string, actualPath: string): boolean {
  return (method === undefined || method === actualMethod) && (path === undefined || path.test(actualPath));
}

function limited(seconds: number): Fault {
  const headers = {
    'retry-after': String(seconds),
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(seconds),
    'x-ratelimit-scope': 'user',
  };
  const body = { message: 'You are being rate limited.', retry_after: seconds, global: false };
  return { status: 429, headers, body, after: false };
}
