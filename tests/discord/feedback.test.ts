import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Feedback, FeedbackStore } from '../../src/discord/feedback.ts';
import { runCli } from '../helpers/cli.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

const OPINION: Feedback = {
  time: '2026-01-02T03:04:05.000Z',
  user: '1',
  message: '2',
  question: '山南市2022年GDP增长多少?',
  build: '3499a1c70396',
  passage: '77974aae8c:3',
  useful: true,
};
const LATER = { ...OPINION, time: '2026-01-02T03:05:00.000Z', message: '3', question: "'; DROP TABLE feedback; --" };

function storeOf(...opinions: Feedback[]): { folder: string; kept: Feedback[] } {
  const folder = temporaryFolder();
  const store = new FeedbackStore(folder);
  for (const opinion of opinions) store.add(opinion);
  const kept = store.all();
  store.close();
  return { folder, kept };
}

test('Opinions come out as they went in, oldest first', () => {
  expect(storeOf(LATER, { ...OPINION, useful: false }).kept).toEqual([{ ...OPINION, useful: false }, LATER]);
});

test('Of one user on one message the last opinion counts; others have their own', () => {
  const changed = { ...OPINION, useful: false };
  const other = { ...OPINION, user: '9' };
  expect(storeOf(OPINION, other, changed).kept).toEqual([changed, other]);
});

test('Opinions outlive the bot', () => {
  const { folder } = storeOf(OPINION);
  const again = new FeedbackStore(folder);
  expect(again.all()).toEqual([OPINION]);
  again.close();
});

test('Opinions are exported as JSON lines, while the bot goes on writing', async () => {
  const folder = temporaryFolder();
  const store = new FeedbackStore(folder);
  store.add(OPINION);
  store.add(LATER);
  const { exit, out, err } = await runCli(['feedback', '--embeddings', folder]);
  store.close();
  const lines = out.trimEnd().split('\n');
  expect({ exit, err, opinions: lines.map((line) => JSON.parse(line)) }).toEqual({
    exit: 0,
    err: '',
    opinions: [OPINION, LATER],
  });
});

test('Where nobody has said anything the export is empty', async () => {
  const outcome = await runCli(['feedback', '--embeddings', join(temporaryFolder())]);
  expect(outcome).toEqual({ exit: 0, out: '', err: '' });
});
