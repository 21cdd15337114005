import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairQueue, QueueFull } from '../../src/discord/queue.ts';

/** A task that waits until it is let go. */
function held(): { task: () => Promise<string>; letGo: () => void } {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { task: () => gone.then(() => 'gone'), letGo };
}

describe('a fair queue', () => {
  it('gives each task its own result, and its own failure', async () => {
    const queue = new FairQueue(10);
    const results = await Promise.allSettled([
      queue.add('a', async () => 1),
      queue.add('a', () => Promise.reject(new Error('two'))),
      queue.add('b', async () => 3),
    ]);
    expect(results).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new Error('two') },
      { status: 'fulfilled', value: 3 },
    ]);
    expect(queue.size).toBe(0);
  });

  it('takes turns among users, each in the order they asked', async () => {
    const queue = new FairQueue(10);
    const order: string[] = [];
    const ask = (user: string, name: string) => queue.add(user, async () => void order.push(name));
    await Promise.all([ask('a', 'a1'), ask('a', 'a2'), ask('a', 'a3'), ask('b', 'b1'), ask('c', 'c1'), ask('b', 'b2')]);
    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
  });

  it('runs one task at a time, loses none and keeps every user in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }), async (users) => {
        const queue = new FairQueue(100);
        const ran: [string, number][] = [];
        let running = 0;
        const most = { atOnce: 0 };
        await Promise.all(
          users.map((user, at) =>
            queue.add(user, async () => {
              most.atOnce = Math.max(most.atOnce, ++running);
              await Promise.resolve();
              ran.push([user, at]);
              running--;
            }),
          ),
        );
        const of = (user: string) => ran.filter(([name]) => name === user).map(([, at]) => at);
        const asked = (user: string) => users.flatMap((name, at) => (name === user ? [at] : []));
        expect(['a', 'b', 'c'].map(of)).toEqual(['a', 'b', 'c'].map(asked));
        expect(most.atOnce).toBe(users.length === 0 ? 0 : 1);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses what it has no room for, and takes more as soon as there is room', async () => {
    const queue = new FairQueue(2);
    const first = held();
    const answers = [queue.add('a', first.task), queue.add('b', async () => 'second')];
    expect([queue.isFull, queue.size]).toEqual([true, 2]);
    await expect(queue.add('c', async () => 'third')).rejects.toThrow(QueueFull);
    first.letGo();
    expect(await Promise.all(answers)).toEqual(['gone', 'second']);
    await queue.idle();
    expect([queue.isFull, queue.size]).toEqual([false, 0]);
    expect(await queue.add('c', async () => 'third')).toBe('third');
  });

  it('is idle once nothing waits or runs', async () => {
    const queue = new FairQueue(10);
    await queue.idle();
    const one = held();
    const order: string[] = [];
    const answer = queue.add('a', one.task).then(() => order.push('answered'));
    const second = queue.add('b', async () => {}).then(() => order.push('second'));
    const idle = queue.idle().then(() => order.push('idle'));
    one.letGo();
    await Promise.all([answer, second, idle]);
    expect(order).toEqual(['answered', 'second', 'idle']);
  });

  it('lets others have the thread between two tasks', async () => {
    const queue = new FairQueue(10);
    const order: string[] = [];
    const tasks = [1, 2].map((n) =>
      queue.add('a', async () => {
        if (n === 1) setImmediate(() => order.push('other'));
        order.push(`task ${n}`);
      }),
    );
    await Promise.all(tasks);
    expect(order).toEqual(['task 1', 'other', 'task 2']);
  });
});
