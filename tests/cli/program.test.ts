import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rebuild } from '../../src/rebuild.ts';
import { runCli } from '../helpers/cli.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { makeWorkspace, REPORTS, temporaryFolder } from '../helpers/workspace.ts';

test.each(['ask', 'start', 'rebuild', 'report', 'verify', 'evaluate', 'doctor'])(
  '%s --help tells its use',
  async (name) => {
    const { exit, out, err } = await runCli([name, '--help']);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out.split('\n')[0]).toMatch(new RegExp(`^Usage: kaoju ${name} `, 'u'));
  },
);

test('--help lists the commands', async () => {
  const { exit, out, err } = await runCli(['--help']);
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  const commands = [...out.matchAll(/^ {2}([a-z]+) /gmu)].map((match) => match[1]);
  expect(commands).toEqual('start ask rebuild report verify evaluate deploy feedback doctor help'.split(' '));
});

test.each([[['nope']], [['report', 'nope']], [['verify', '--nope']], [['evaluate']], [['report', 'show']]])(
  'What there is no such thing as, or lacks, is bad use: %j',
  async (argv) => {
    const { exit, out, err } = await runCli(argv);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(/^error: /u);
  },
);

test('A bad setting is bad use', async () => {
  const { exit, err } = await runCli(['verify'], { environment: { MODEL_HOST: 'nowhere' } });
  expect({ exit, first: err.split(':')[0] }).toEqual({
    exit: 2,
    first: 'The setting MODEL_HOST="nowhere" is not valid',
  });
});

describe('rebuild', () => {
  test('says what is wrong with the reports folder', async () => {
    const folder = temporaryFolder();
    expect(await runCli(['rebuild', '--reports', `${folder}/nowhere`, '--embeddings', folder])).toEqual({
      exit: 1,
      out: '',
      err: `The reports folder ${folder}/nowhere does not exist.\n  Name another with --reports DIR or REPORTS_DIR.\n`,
    });
  });

  test('stops when the user wants it to', async () => {
    const { config } = makeWorkspace();
    const stop = new AbortController();
    stop.abort();
    const argv = ['rebuild', '--reports', config.reportsDir, '--embeddings', config.embeddingsDir];
    const { exit, err } = await runCli(argv, { signal: stop.signal });
    expect(exit).toBe(130);
    expect(err).toMatch(
      /Stopped: 0 of \d+ new texts are embedded and kept\.\n {2}Run the same command again to go on from there\.\n$/u,
    );
  });
});

describe('with the bundled model', () => {
  const { config } = makeWorkspace({ 'wuhan.txt': REPORTS['wuhan.txt'], 'empty.txt': '' });
  const folders = ['--reports', config.reportsDir, '--embeddings', config.embeddingsDir];

  test('a chat without an index builds it first, and names the files that are left out', async () => {
    const { exit, out, err } = await runCli(['start', ...folders], { input: ['/report\n'] });
    expect({ exit, out }).toEqual({
      exit: 0,
      out: 'a6b295f49e  《优化营商环境工作会议在武汉市召开》  武汉市, 3月6日(未注年份)  wuhan.txt\n\n',
    });
    expect(err).toMatch(/^left out: empty\.txt: holds no report text \(it is empty\)$/mu);
    expect(err).toMatch(/^Build [0-9a-f]{12}: 1 report\(s\), 3 passages, \d+ texts embedded, in \d+ s\.$/mu);
  });

  test('rebuild finds nothing changed, and a file that is left out is its failure', async () => {
    const { exit, out, err } = await runCli(['rebuild', ...folders]);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toMatch(
      /^left out: empty\.txt: .*\n {2}Take it out of the reports folder\.\nNothing changed: build [0-9a-f]{12} holds 1 report\(s\), 3 passages\.\n$/u,
    );
  });

  test('doctor finds everything in order, and a report that is out of date', async () => {
    const checks = async () => {
      const { exit, out } = await runCli(['doctor', ...folders]);
      return {
        exit,
        checks: [...out.matchAll(/^(ok|FAIL) +([^:]+): /gmu)].map(([, state, name]) => `${name} ${state}`),
      };
    };
    const fine = ['Node.js ok', 'native packages ok', 'embedding model ok', 'reports ok'];
    const file = join(config.reportsDir, 'empty.txt');
    rmSync(file);
    expect(await checks()).toEqual({ exit: 1, checks: [...fine, 'index FAIL'] });
    writeFileSync(file, '');
    expect(await checks()).toEqual({ exit: 0, checks: [...fine, 'index ok'] });
  });

  test('evaluate prints the table, and with --misses what was not answered', async () => {
    const file = join(config.embeddingsDir, 'questions.jsonl');
    const questions = [
      { id: 'q1', lang: 'zh', kind: 'fact', question: '新建充电桩多少个?', doc: 'w', answer_keys: [['1.2万个']] },
      { id: 'q2', lang: 'zh', kind: 'fact', question: '新建充电桩多少个?', doc: 'w', answer_keys: [['7万个']] },
    ];
    writeFileSync(file, questions.map((question) => JSON.stringify(question)).join('\n'));
    const { exit, out } = await runCli(['evaluate', '--questions', file, '--misses', ...folders]);
    const lines = out.trimEnd().split('\n');
    expect({ exit, all: lines[2] }).toEqual({
      exit: 0,
      all: '| **all** | 2 | 0.500 | 0.500 | 0.500 | 0.500 | 0.000 |',
    });
    expect(lines.at(-1)).toMatch(/^q2 zh fact rank – answered 0\.\d\d 新建充电桩多少个\?$/u);
  });
});

describe('verify', () => {
  test('counts the passages that stand in their files, and lists the others', async () => {
    const { config, remove } = makeWorkspace();
    await rebuild(config, { load: async () => fakeEmbedder() });
    const argv = ['verify', '--reports', config.reportsDir, '--embeddings', config.embeddingsDir];
    expect(await runCli(argv)).toEqual({
      exit: 0,
      out: '9 of 9 passages stand in their source files as cited.\n',
      err: '',
    });
    remove('wuhan.txt');
    const { exit, out, err } = await runCli(argv);
    expect({ exit, err }).toEqual({
      exit: 1,
      err: 'Files have changed since the build: run `npm run rebuild`.\n',
    });
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(': ')[0]),
    ).toEqual([
      'a6b295f49e:1 (wuhan.txt:1)',
      'a6b295f49e:2 (wuhan.txt:2)',
      'a6b295f49e:3 (wuhan.txt:3)',
      '6 of 9 passages stand in their source files as cited.',
    ]);
  });

  test('needs a build', async () => {
    const { exit } = await runCli(['verify', '--embeddings', temporaryFolder()]);
    expect(exit).toBe(1);
  });
});
