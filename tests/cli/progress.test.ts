import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { duration, embeddingProgress } from '../../src/cli/progress.ts';

test.each([
  [0, '0 s'],
  [0.4, '0 s'],
  [59.4, '59 s'],
  [59.5, '1 min 0 s'],
  [200, '3 min 20 s'],
  [3599, '59 min 59 s'],
  [7500, '2 h 5 min'],
])('%s seconds are said as %s', (seconds, expected) => {
  expect(duration(seconds)).toBe(expected);
});

test('Where there is no terminal, progress is a line at the start, every two seconds and at the end', () => {
  const stderr = new PassThrough();
  let time = 1000;
  const progress = embeddingProgress({ stderr }, () => time);
  for (let done = 0; done <= 10; done++) {
    progress.update(done, 10);
    time += 700;
  }
  progress.stop();
  expect(String(stderr.read())).toMatchInlineSnapshot(`
    "embedding 0/10 texts, 0/s, … left
    embedding 3/10 texts, 1/s, 5 s left
    embedding 6/10 texts, 1/s, 3 s left
    embedding 9/10 texts, 1/s, 1 s left
    embedding 10/10 texts, 1/s, 0 s left
    "
  `);
});
