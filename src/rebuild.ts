import { type BuildOptions, type BuildResult, makeBuild } from './build.ts';
import type { Config } from './config.ts';
import { KaojuError } from './errors.ts';
import type { BadFile } from './index/manifest.ts';
import { recordOf } from './index/records.ts';
import type { Reading, Sources } from './index/sources.ts';
import { passagesOf } from './passages/passages.ts';
import { listReportFiles, parseReportFile, readReportFile } from './reports/read.ts';

/**
 * Builds the index of the reports folder offline: a file that is no report is named in the result, and the others are
 * built. @see makeBuild
 */
export function rebuild(config: Config, options?: BuildOptions): Promise<BuildResult> {
  return makeBuild(config, () => sourcesIn(config.reportsDir), options);
}

async function sourcesIn(reportsDir: string): Promise<Sources> {
  const fingerprints: Record<string, string> = {};
  const badFiles: BadFile[] = [];
  for (const file of listReportFiles(reportsDir))
    try {
      fingerprints[file] = readReportFile(reportsDir, file).sha256;
    } catch (error) {
      badFiles.push(problemOf(file, error));
    }
  return {
    fingerprints,
    badFiles,
    async *read(sources) {
      for (const file of Object.keys(fingerprints)) if (sources.has(file)) yield readSource(reportsDir, file);
    },
    noReport: (bad) =>
      new KaojuError(
        'bad_reports_folder',
        `None of the ${bad.length} files in ${reportsDir} is a report: ${bad[0]?.message}`,
        bad[0]?.advice ?? '',
      ),
  };
}

function readSource(reportsDir: string, file: string): Reading {
  try {
    const found = readReportFile(reportsDir, file);
    const report = parseReportFile(found);
    return { source: file, contents: [{ report: recordOf(report, found.sha256), passages: passagesOf(report) }] };
  } catch (error) {
    return { source: file, problem: problemOf(file, error) };
  }
}

function problemOf(file: string, error: unknown): BadFile {
  if (!(error instanceof KaojuError)) throw error;
  return { file, message: error.message, advice: error.advice };
}
