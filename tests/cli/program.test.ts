import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rebuild } from '../../src/rebuild.ts';
import { runCli } from '../helpers/cli.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { makeWorkspace, REPORTS, temporaryFolder } from '../helpers/workspace.ts';

test.each(['ask', 'start', 'rebuild', 'report', 'verify', 'evaluate', 'tune', 'doctor'])(
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
  expect(commands).toEqual('start ask rebuild report verify evaluate tune deploy feedback doctor help'.split(' '));
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
      /Stopped: what was embedded is kept\.\n {2}Run the same command again to go on from there\.\n$/u,
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
    expect(err).toMatch(
      /^Build [0-9a-f]{12}: 1 report\(s\), 3 passages \(files: 1 added, 1 left out\), \d+ texts embedded, in \d+ s\.$/mu,
    );
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
      all: '| **all** | 2 | 0.500 [0.000, 1.000] | 0.500 | 0.500 | 0.500 | 0.500 | 0.500 | 0.000 |',
    });
    expect(lines.at(-1)).toMatch(/^q2 zh fact rank – answered 0\.\d\d 新建充电桩多少个\?$/u);
  });

  describe('on a passage set', () => {
    const write = (name: string, lines: readonly unknown[]) => {
      const file = join(config.embeddingsDir, name);
      writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
      return file;
    };
    const corpus = [
      { id: 'p1', text: '新建充电桩1.2万个。', title: '2023年武汉市政府工作报告', region: '武汉市', year: 2023 },
      { id: 'p2', text: '新建充电桩7万个。', title: '2024年武汉市政府工作报告', region: '武汉市', year: 2024 },
      { id: 'p3', text: '植树造林5万亩。', title: '2024年山南市政府工作报告', region: '山南市', year: 2024 },
    ];
    const queries = [
      { id: 'a', text: '武汉市2024年的报告里新建充电桩多少个?', lang: 'zh', positives: ['p2'], answers: ['7万个'] },
      { id: 'b', text: '山南市植树造林多少亩?', lang: 'zh', positives: ['p3'], answers: ['5万亩'] },
    ];

    test('evaluate finds its positives, explains a question, and compares with an earlier run', async () => {
      const argv = [
        '--questions',
        write('queries.jsonl', queries),
        '--passages',
        write('corpus.jsonl', corpus),
        ...folders,
      ];
      const run = join(config.embeddingsDir, 'run.json');
      const { exit, out } = await runCli(['evaluate', ...argv, '--modes', '--save', run]);
      expect({ exit, all: out.split('\n')[2] }).toEqual({
        exit: 0,
        all: '| **all** | 2 | 1.000 [1.000, 1.000] | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 0.000 |',
      });
      expect(out).toMatch(/^\| ranked \| 1\.000 /mu);
      const again = await runCli(['evaluate', ...argv, '--against', run]);
      expect(again.out).toMatch(/^\| hit@1 \| 2 \| \+0\.000 \[\+0\.000, \+0\.000\] \|$/mu);
      const explained = await runCli(['evaluate', ...argv, '--explain', 'a']);
      expect(explained.out).toMatch(/^places: 武汉市; years: 2024; of reports: 2024; asks for a goal: no/mu);
      expect(explained.out).toMatch(/^1\. ✓ [\d.]+ {2}p2 /mu);
      const nobody = await runCli(['evaluate', ...argv, '--explain', 'z']);
      expect({ exit: nobody.exit, err: nobody.err.split('\n')[0] }).toEqual({
        exit: 2,
        err: expect.stringContaining('has no question z.'),
      });
    });

    test('tune tells what new weights would bring, and changes nothing', async () => {
      write('queries.jsonl', queries);
      write('corpus.jsonl', corpus);
      const sets = join(config.embeddingsDir, 'sets.json');
      writeFileSync(sets, JSON.stringify([{ name: 'made', questions: 'queries.jsonl', passages: 'corpus.jsonl' }]));
      const { exit, out, err } = await runCli(['tune', '--sets', sets, ...folders]);
      expect(exit).toBe(0);
      expect(out).toMatch(/^\| made Chinese \| 2 \| 1\.000 \/ 1\.000 \/ 1\.000 \|/mu);
      expect(err).toMatch(/Nothing is changed/u);
    });

    test('tune refuses a list of sets that it cannot read', async () => {
      const sets = join(config.embeddingsDir, 'bad.json');
      writeFileSync(sets, '[{"name": "made"}]');
      const { exit, err } = await runCli(['tune', '--sets', sets, ...folders]);
      expect({ exit, isNamed: err.startsWith(`${sets}: `) }).toEqual({ exit: 1, isNamed: true });
    });
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
