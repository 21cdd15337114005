import { expect, test } from 'vitest';
import { modelLocation, readConfig } from '../../src/config.ts';
import { embedAll } from '../../src/embedding/embedall.ts';
import { openPool } from '../../src/embedding/pool.ts';
import { loadEmbedder } from '../../src/embedding/transformers.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';

const TEXTS = ['山南市2022年地区生产总值', '粮食产量', '充电桩', 'GDP growth of Shannan', '失业率'];

test('Several processes embed as one does, bit for bit', async () => {
  const location = modelLocation(readConfig({}));
  const pool = await openPool(location, 2);
  const found = new Map<string, Float32Array>();
  try {
    expect(pool.embedders.map(({ model }) => model.dimension)).toEqual([384, 384]);
    await embedAll(pool.embedders, TEXTS, (text, vector) => found.set(text, vector));
  } finally {
    pool.close();
  }
  const alone = await loadEmbedder(location);
  expect([...found.keys()].sort()).toEqual([...TEXTS].sort());
  for (const text of TEXTS) expect(found.get(text)).toEqual(await alone.embed(text, 'passage'));
});

test('A model that is not there is a failure of opening', async () => {
  await expect(openPool({ ...modelLocation(readConfig({})), id: 'nope' }, 2)).rejects.toMatchObject({
    code: 'bad_model',
    message: expect.stringContaining('There is no embedding model "nope"'),
  });
});

test('What was embedded when somebody stops is told, and is all that was taken', async () => {
  const stop = new AbortController();
  const taken: string[] = [];
  const embedding = embedAll(
    [fakeEmbedder()],
    TEXTS,
    (text, _, done) => {
      taken.push(text);
      if (done === 2) stop.abort();
    },
    stop.signal,
  );
  await expect(embedding).rejects.toMatchObject({
    code: 'interrupted',
    message: 'Stopped: 2 of 5 new texts are embedded and kept.',
  });
  expect(taken).toEqual(TEXTS.slice(0, 2));
});
