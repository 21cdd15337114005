import { type BuildOptions, type BuildResult, makeBuild } from './build.ts';
import type { Config } from './config.ts';
import { KaojuError } from './errors.ts';
import { recordOf } from './index/records.ts';
import type { Reading, Sources } from './index/sources.ts';
import { passagesOf } from './passages/passages.ts';
import { type LibraryReading, openLibrary } from './reports/library.ts';

/**
 * Builds the index of the reports folder offline: a file that is no report is named in the result, and the others are
 * built. @see makeBuild
 */
export function rebuild(config: Config, options?: BuildOptions): Promise<BuildResult> {
  return makeBuild(config, () => sourcesIn(config.reportsDir), options);
}

async function sourcesIn(reportsDir: string): Promise<Sources> {
  const { fingerprints, badFiles, read } = await openLibrary(reportsDir);
  return {
    fingerprints,
    badFiles,
    async *read(sources) {
      for await (const reading of read(sources)) yield toReading(reading);
    },
    noReport: (bad) =>
      new KaojuError(
        'bad_reports_folder',
        `None of the ${bad.length} files in ${reportsDir} is a report: ${bad[0]?.message}`,
        bad[0]?.advice ?? '',
      ),
  };
}

function toReading(reading: LibraryReading): Reading {
  const { file } = reading;
  if ('problem' in reading) return { source: file, problem: reading.problem };
  const { report, sha256 } = reading;
  return { source: file, contents: [{ report: recordOf(report, sha256), passages: passagesOf(report) }] };
}
