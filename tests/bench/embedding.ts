import { header, row } from '../../src/evaluation/markdown.ts';
import { measure } from './measure.ts';
import type { Embedded } from './tasks.ts';

/** Ways to embed: texts a call, and processes at once. */
const WAYS = [
  { name: 'one text a call (ours)', batch: 1, processes: 1 },
  { name: 'one text a call, two processes', batch: 1, processes: 2 },
  { name: 'batches of 8', batch: 8, processes: 1 },
  { name: 'batches of 32', batch: 32, processes: 1 },
];

/** Rounds; in each every way has its turn, and the best of its rounds counts: other work on the machine only slows. */
const ROUNDS = 3;

/** Texts a second by each way of using the pipeline, side by side. */
export async function measureEmbedding(texts: readonly string[]): Promise<string[]> {
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++)
    for (const { name, batch, processes } of WAYS) {
      const all = await Promise.all(
        Array.from({ length: processes }, () => measure<Embedded>('embed', { texts, batch })),
      );
      const rate = all.reduce((sum, one) => sum + one.texts, 0);
      best.set(name, Math.max(rate, best.get(name) ?? 0));
    }
  const ours = best.get(WAYS[0]?.name ?? '') ?? 1;
  return [
    ...header(['embedding', 'texts a second', 'of ours']),
    ...[...best].map(([name, rate]) => row([name, rate.toFixed(1), (rate / ours).toFixed(2)])),
  ];
}
