import { join } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../../config.ts';
import { readModel } from '../../embedding/models.ts';
import { KaojuError, messageOf } from '../../errors.ts';
import { currentFolder } from '../../index/builds.ts';
import { type Change, changesBetween } from '../../index/changes.ts';
import { readManifest } from '../../index/manifest.ts';
import { openLibrary } from '../../reports/library.ts';
import { listReportFiles } from '../../reports/read.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { type Io, painter, writeLine } from '../io.ts';

/** One thing that must be right. `run` returns what it found, or throws. */
interface Check {
  name: string;
  run: (config: Config) => Promise<string> | string;
}

const OLDEST_NODE = [20, 19] as const;

const CHECKS: readonly Check[] = [
  { name: 'Node.js', run: checkNode },
  { name: 'native packages', run: checkPackages },
  {
    name: 'embedding model',
    run: ({ modelId, modelsDir }) => `${modelId}, ${readModel(modelId, join(modelsDir, modelId)).dimension} dimensions`,
  },
  { name: 'reports', run: ({ reportsDir }) => `${listReportFiles(reportsDir).files.length} file(s) in ${reportsDir}` },
  { name: 'index', run: checkIndex },
];

/** `doctor`: checks the installation and says what to do. */
export function addDoctor(program: Command, io: Io, setExit: (code: number) => void): void {
  withFolders(program.command('doctor'))
    .description('Check the installation and say what to do')
    .action(async (flags: FolderFlags) => {
      const config = configOf(io, flags);
      const paint = painter(io.stdout, io.environment);
      for (const { name, run } of CHECKS)
        try {
          writeLine(io.stdout, `${paint('green', 'ok  ')} ${name}: ${await run(config)}`);
        } catch (error) {
          setExit(1);
          writeLine(io.stdout, `${paint('red', 'FAIL')} ${name}: ${messageOf(error)}`);
          if (error instanceof KaojuError) writeLine(io.stdout, `     ${error.advice}`);
        }
      const mode = config.discord.token
        ? 'DISCORD_TOKEN is set'
        : 'DISCORD_TOKEN is not set: `npm start` chats in the terminal';
      writeLine(io.stdout, `     ${mode}`);
    });
}

function checkNode(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldest, oldestMinor] = OLDEST_NODE;
  if (major > oldest || (major === oldest && minor >= oldestMinor)) return process.versions.node;
  throw new KaojuError(
    'bad_setting',
    `${process.versions.node} is too old.`,
    `Install Node.js ${OLDEST_NODE.join('.')} or newer.`,
  );
}

async function checkPackages(): Promise<string> {
  const names = ['better-sqlite3', 'hnswlib-node', 'nodejieba', 'onnxruntime-node'];
  const loaders: Record<string, () => unknown> = {
    'better-sqlite3': async () => (await import('../../index/sqlite.ts')).openDatabase(':memory:').close(),
    'hnswlib-node': async () => new (await import('hnswlib-node')).default.L2Space(2),
    nodejieba: () => import('nodejieba'),
    'onnxruntime-node': () => import('@xenova/transformers'),
  };
  for (const name of names)
    try {
      await loaders[name]?.();
    } catch (error) {
      throw new KaojuError('bad_setting', `${name} does not load: ${messageOf(error)}`, `Run \`npm rebuild ${name}\`.`);
    }
  return names.join(', ');
}

async function checkIndex({ embeddingsDir, reportsDir }: Config): Promise<string> {
  const manifest = readManifest(currentFolder(embeddingsDir), true);
  const { fingerprints } = await openLibrary(reportsDir);
  const changes = changesBetween(manifest.sources, fingerprints);
  const count = (...kinds: Change['kind'][]) => changes.filter(({ kind }) => kinds.includes(kind)).length;
  if (count('kept') < changes.length)
    throw new KaojuError(
      'other_build',
      `build ${manifest.build} is out of date: ${count('added', 'changed', 'renamed')} report(s) new or changed, ${count('removed')} gone.`,
      'Run `npm run rebuild`.',
    );
  return `build ${manifest.build}, ${manifest.reports} report(s), ${manifest.passages} passages, up to date`;
}
