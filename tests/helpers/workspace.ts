import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, inject } from 'vitest';
import { type Config, PROGRAM_DIR, readConfig } from '../../src/config.ts';

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
  /** Names and contents of the reports. */
  files(): [string, Uint8Array][];
}

/** @param files contents of the reports folder by name */
export function makeWorkspace(files: Record<string, string | Uint8Array> = REPORTS): Workspace {
  const workspace = workspaceIn(temporaryFolder());
  mkdirSync(workspace.config.reportsDir);
  for (const [file, content] of Object.entries(files)) workspace.write(file, content);
  return workspace;
}

/** A copy with its build: making one takes longer. */
export function copyWorkspace({ config }: Workspace): Workspace {
  const folder = temporaryFolder();
  cpSync(dirname(config.reportsDir), folder, { recursive: true });
  return workspaceIn(folder);
}

function workspaceIn(folder: string): Workspace {
  const config = readConfig({}, { reports: join(folder, 'reports'), embeddings: join(folder, 'embeddings') });
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(config.reportsDir, file)), { recursive: true });
    writeFileSync(join(config.reportsDir, file), content);
  };
  const remove = (file: string) => rmSync(join(config.reportsDir, file));
  const files = () =>
    readdirSync(config.reportsDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path): [string, Uint8Array] => [relative(config.reportsDir, path), readFileSync(path)]);
  return { config, write, remove, files };
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
  'wuhan.txt': `优化营商环境工作会议在武汉市召开
3月6日,优化营商环境工作会议在武汉市召开,市委书记郭元强出席会议并讲话。会议强调,要深化“放管服”改革,让企业办事更加方便。
会议指出,要建设全国统一大市场的重要枢纽,推进长江经济带高质量发展,新建充电桩1.2万个,改造老旧小区300个,让群众得到实惠。
`,
};

/** The seeds, indexed with the bundled model, in an embeddings folder of this file's own. */
export function seedsIndex(): Config {
  const embeddings = temporaryFolder();
  cpSync(inject('seedsIndex'), embeddings, { recursive: true });
  return readConfig({}, { reports: join(PROGRAM_DIR, 'seeds'), embeddings });
}
