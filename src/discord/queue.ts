interface Waiting {
  run: () => Promise<void>;
  reject: (reason: unknown) => void;
}

/** Turns of the event loop between two tasks: acknowledgements must not wait for answers. */
const TURNS = 3;

/** Thrown by `FairQueue.add` when the queue is full. */
export class QueueFull extends Error {}

/**
 * Runs tasks one at a time, taking turns among users: somebody who asks twenty things waits behind somebody who asks one.
 */
export class FairQueue {
  readonly #capacity: number;
  /** Tasks by user; the order of the map is the order of turns. */
  readonly #waiting = new Map<string, Waiting[]>();
  #size = 0;
  #isRunning = false;
  #whenIdle: (() => void)[] = [];

  /** @param capacity tasks that may wait */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Tasks that wait or run. */
  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size >= this.#capacity;
  }

  /** Runs a task in its user's turn. @throws QueueFull */
  add<T>(user: string, task: () => Promise<T>): Promise<T> {
    if (this.isFull) return Promise.reject(new QueueFull(`${this.#size} tasks are waiting`));
    this.#size++;
    return new Promise<T>((resolve, reject) => {
      const run = () => task().then(resolve, reject);
      const own = this.#waiting.get(user);
      if (own) own.push({ run, reject });
      else this.#waiting.set(user, [{ run, reject }]);
      void this.#work();
    });
  }

  /** Rejects everything that waits; what runs goes on. */
  drop(reason: unknown): void {
    const waiting = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    this.#size -= waiting.length;
    for (const { reject } of waiting) reject(reason);
  }

  /** Resolves once nothing waits or runs. */
  idle(): Promise<void> {
    return this.#size === 0 ? Promise.resolve() : new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  async #work(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let next = this.#take(); next; next = this.#take()) {
      await next.run();
      this.#size--;
      for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
    this.#isRunning = false;
    if (this.#size === 0) for (const done of this.#whenIdle.splice(0)) done();
  }

  /** The first task of the user whose turn it is; the user's others go behind everybody else's. */
  #take(): Waiting | undefined {
    const [turn] = this.#waiting;
    if (!turn) return undefined;
    const [user, tasks] = turn;
    const [first, ...rest] = tasks;
    this.#waiting.delete(user);
    if (rest.length > 0) this.#waiting.set(user, rest);
    return first;
  }
}
