import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { type Config, PROGRAM_DIR, readConfig } from '../../src/config.ts';
import { rebuild } from '../../src/rebuild.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder that is removed behind the tests of this file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaoju-test-'));
  folders.push(folder);
  return folder;
}

/** A reports folder and an embeddings folder of its own. */
export interface Workspace {
  config: Config;
  write(file: string, content: string | Uint8Array): void;
  remove(file: string): void;
}

/** @param files contents of the reports folder by name */
export function makeWorkspace(files: Record<string, string | Uint8Array> = REPORTS): Workspace {
  const folder = temporaryFolder();
  const config = readConfig({}, { reports: join(folder, 'reports'), embeddings: join(folder, 'embeddings') });
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(config.reportsDir, file)), { recursive: true });
    writeFileSync(join(config.reportsDir, file), content);
  };
  mkdirSync(config.reportsDir);
  for (const [file, content] of Object.entries(files)) write(file, content);
  return { config, write, remove: (file) => rmSync(join(config.reportsDir, file)) };
}

/** Three small reports: two of governments, one of them in traditional characters, and one of a meeting. */
export const REPORTS = {
  'linzhi.txt': `林芝市政府工作报告
——2024年1月8日在林芝市第二届人民代表大会第五次会议上
林芝市市长 巴塔
一、2023年工作回顾
过去一年,全市地区生产总值达到217.6亿元,增长9.1%,接待游客1278万人次,旅游收入突破百亿元大关,各项事业都迈上了新的台阶。
二、2024年重点工作
今年主要预期目标是:地区生产总值增长8%左右,城镇调查失业率控制在5%以内,粮食产量稳定在8万吨以上,居民收入与经济增长基本同步。
`,
  'shannan.txt': `山南市政府工作報告
——2022年12月30日在山南市第二屆人民代表大會第四次會議上
山南市市長 次仁平措
一、2022年工作回顧
過去一年,全市地區生產總值達到248億元,增長3.4%,完成植樹造林5.1萬畝,城鄉居民收入穩步提高,社會大局保持和諧穩定。
二、2023年重點工作
今年主要預期目標是:地區生產總值增長8%左右,城鎮調查失業率控制在5.5%以內,新建和改造高標準農田7萬畝,推廣作物良種36萬畝。
`,
  'wuhan.txt': `武汉市召开优化营商环境工作会议
2023年3月6日,武汉市召开优化营商环境工作会议,市委书记郭元强出席会议并讲话。会议强调,要深化“放管服”改革,让企业办事更加方便。
会议指出,要建设全国统一大市场的重要枢纽,推进长江经济带高质量发展,新建充电桩1.2万个,改造老旧小区300个,让群众得到实惠。
`,
};

/** Where the vectors of the seeds are shared between the test files of one run: their worker processes have one parent. */
const SHARED = join(tmpdir(), 'kaoju-seeds-');

/**
 * The seeds, indexed with the bundled model in an embeddings folder of this file's own. Only the first file of a run
 * embeds them.
 */
export async function seedsIndex(): Promise<Config> {
  const shared = SHARED + process.ppid;
  const sharedConfig = readConfig({}, { embeddings: shared });
  const finished = join(shared, 'finished');
  removeForeign(shared);
  if (isFirst(shared))
    await rebuild(sharedConfig).then(() => writeFileSync(finished, ''), (error) => {
      rmSync(shared, { recursive: true });
      throw error;
    });
  while (!existsSync(finished)) await sleep(100);
  const config = readConfig({}, { reports: join(PROGRAM_DIR, 'seeds'), embeddings: temporaryFolder() });
  cpSync(join(shared, 'vectors.sqlite'), join(config.embeddingsDir, 'vectors.sqlite'));
  await rebuild(config);
  return config;
}

/** Creating a folder succeeds once, whoever comes first. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Removes what runs before this one left. */
function removeForeign(own: string): void {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!folder.startsWith(SHARED) || folder === own || isRunning(Number(folder.slice(SHARED.length)))) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
