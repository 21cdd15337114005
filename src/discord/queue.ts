interface Waiting {
  run: () => Promise<void>;
}

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
      if (own) own.push({ run });
      else this.#waiting.set(user, [{ run }]);
      void this.#work();
    });
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
      // Others get the thread between two tasks: acknowledgements must not wait for answers.
      await new Promise((resolve) => setImmediate(resolve));
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
