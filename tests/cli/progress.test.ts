import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { buildProgress, duration } from '../../src/cli/progress.ts';

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

/** Ten steps of a stage, 700 ms each, as they are shown. */
function shown(stream: 'stdout' | 'stderr', isJson: boolean): string {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  let time = 1000;
  const progress = buildProgress(streams, isJson, () => time);
  for (let done = 0; done <= 10; done++) {
    progress.update({ stage: 'embed', done, total: 10 });
    time += 700;
  }
  progress.update({ stage: 'write', done: 0, total: 3 });
  progress.stop();
  return String(streams[stream].read());
}

test('Where there is no terminal, progress is a line at the start of a stage, every two seconds and at the end', () => {
  expect(shown('stderr', false).replaceAll(/\d+ MB/gu, '… MB')).toMatchInlineSnapshot(`
    "embed 0/10 texts, 0/s, … left, … MB
    embed 3/10 texts, 1/s, 5 s left, … MB
    embed 6/10 texts, 1/s, 3 s left, … MB
    embed 9/10 texts, 1/s, 1 s left, … MB
    embed 10/10 texts, 1/s, 0 s left, … MB
    write 0/3 steps, 0/s, … left, … MB
    "
  `);
});

test('As JSON, progress is a line a second on stdout', () => {
  const lines = shown('stdout', true).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))[2]).toEqual({
    stage: 'embed',
    done: 4,
    total: 10,
    rate: 1.4,
    secondsLeft: 4,
    megabytes: expect.any(Number),
  });
  expect(lines).toHaveLength(7);
  expect(shown('stderr', true)).toBe('null');
});

test('A stage without steps is not shown', () => {
  const stderr = new PassThrough();
  buildProgress({ stdout: new PassThrough(), stderr }).update({ stage: 'read', done: 0, total: 0 });
  expect(stderr.read()).toBeNull();
});
