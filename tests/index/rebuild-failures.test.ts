import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { currentBuild } from '../../src/index/builds.ts';
import { lockEmbeddings } from '../../src/index/lock.ts';
import { rebuild } from '../../src/rebuild.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { makeWorkspace, REPORTS, temporaryFolder } from '../helpers/workspace.ts';

const build = (config: Config) => rebuild(config, { load: async () => fakeEmbedder() });
const BINARY = Uint8Array.from({ length: 400 }, (_, at) => (at * 89 + 7) % 256);

/** Process id of a program that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

function lock({ embeddingsDir }: Config, owner: string): string {
  mkdirSync(embeddingsDir, { recursive: true });
  const file = join(embeddingsDir, 'rebuild.lock');
  writeFileSync(file, owner);
  return file;
}

describe('a file that is no report', () => {
  test('is named, and the others are built', async () => {
    const { config } = makeWorkspace({ ...REPORTS, 'broken.txt': BINARY, 'empty.txt': ' \n' });
    const { reports, badFiles } = await build(config);
    expect(reports).toBe(3);
    expect(badFiles).toEqual([
      {
        file: 'broken.txt',
        message: expect.stringMatching(/^broken\.txt: not a text in utf-8, .* \(as UTF-8 it breaks at byte \d+\)$/u),
        advice: 'Save the file as UTF-8 text, or take it out of the reports folder.',
      },
      {
        file: 'empty.txt',
        message: 'empty.txt: holds no report text (it is empty)',
        advice: 'Take it out of the reports folder.',
      },
    ]);
  });

  test('is named again when nothing changed', async () => {
    const { config } = makeWorkspace({ ...REPORTS, 'broken.txt': BINARY });
    const first = await build(config);
    const second = await build(config);
    expect({ isNew: second.isNew, badFiles: second.badFiles }).toEqual({ isNew: false, badFiles: first.badFiles });
  });
});

describe('a reports folder', () => {
  test('that is missing is named, and what to do', async () => {
    const { config } = makeWorkspace();
    rmSync(config.reportsDir, { recursive: true });
    await expect(build(config)).rejects.toMatchObject({
      code: 'bad_reports_folder',
      message: `The reports folder ${config.reportsDir} does not exist.`,
      advice: 'Name another with --reports DIR or REPORTS_DIR.',
    });
  });

  test('without a report is refused', async () => {
    const { config } = makeWorkspace({ 'notes.log': '山南' });
    await expect(build(config)).rejects.toMatchObject({
      code: 'bad_reports_folder',
      message: `There is no report (.txt, .md, .markdown, .html, .htm, .pdf, .docx, .jsonl) in ${config.reportsDir}.`,
    });
  });

  test('with only broken files is refused with what is wrong with the first', async () => {
    const { config } = makeWorkspace({ 'a.txt': '', 'b.txt': BINARY });
    await expect(build(config)).rejects.toMatchObject({
      code: 'bad_reports_folder',
      message: `None of the 2 files in ${config.reportsDir} is a report: a.txt: holds no report text (it is empty)`,
      advice: 'Take it out of the reports folder.',
    });
  });

  test('that became bad leaves the live build and the lock free', async () => {
    const { config, remove } = makeWorkspace();
    const { build: id } = await build(config);
    for (const file of Object.keys(REPORTS)) remove(file);
    await expect(build(config)).rejects.toMatchObject({ code: 'bad_reports_folder' });
    expect(currentBuild(config.embeddingsDir)).toBe(id);
    expect(existsSync(join(config.embeddingsDir, 'rebuild.lock'))).toBe(false);
  });
});

describe('the lock of the embeddings folder', () => {
  test('of a running process keeps others out', async () => {
    const { config } = makeWorkspace();
    const file = lock(config, `${process.ppid}\n`);
    await expect(build(config)).rejects.toMatchObject({
      code: 'busy',
      message: `Another rebuild (process ${process.ppid}) is writing to ${config.embeddingsDir}.`,
    });
    expect(readFileSync(file, 'utf8')).toBe(`${process.ppid}\n`);
  });

  test('of a process that is gone is taken over', async () => {
    const { config } = makeWorkspace();
    const file = lock(config, `${deadProcess()}\n`);
    expect((await build(config)).isNew).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  test('that a running process did not touch for ten minutes is taken over: the process is another by now', async () => {
    const { config } = makeWorkspace();
    const file = lock(config, `${process.ppid}\n`);
    const before = new Date(Date.now() - 11 * 60_000);
    utimesSync(file, before, before);
    expect((await build(config)).isNew).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  test('keeps a second rebuild of the same process out', () => {
    const folder = temporaryFolder();
    const unlock = lockEmbeddings(folder);
    expect(() => lockEmbeddings(folder)).toThrow(expect.objectContaining({ code: 'busy' }));
    unlock();
    lockEmbeddings(folder)();
  });

  test('names its process while it is held', () => {
    const folder = temporaryFolder();
    const unlock = lockEmbeddings(folder);
    expect(readFileSync(join(folder, 'rebuild.lock'), 'utf8')).toBe(`${process.pid}\n`);
    unlock();
    expect(existsSync(join(folder, 'rebuild.lock'))).toBe(false);
  });
});
