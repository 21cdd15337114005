import { type BuildOptions, type BuildResult, makeBuild } from './build.ts';
import type { Config } from './config.ts';
import { KaojuError } from './errors.ts';
import type { Contents, Sources } from './index/contents.ts';
import type { Manifest } from './index/manifest.ts';
import { recordOf } from './index/records.ts';
import { textsToEmbed } from './passages/context.ts';
import { passagesOf } from './passages/passages.ts';
import { listReportFiles, parseReportFile, type ReportFile, readReportFile } from './reports/read.ts';

/**
 * Builds the index of the reports folder offline: a file that is no report is named in the result, and the others are
 * built. @see makeBuild
 */
export function rebuild(config: Config, options?: BuildOptions): Promise<BuildResult> {
  return makeBuild(config, () => sourcesIn(config.reportsDir), options);
}

function sourcesIn(reportsDir: string): Sources {
  const { good, bad } = collect(listReportFiles(reportsDir), (file) => readReportFile(reportsDir, file));
  return {
    checksums: Object.fromEntries(good.map(({ file, sha256 }) => [file, sha256])),
    badFiles: bad,
    parse() {
      const contents = contentsOf(good);
      const [first] = [...bad, ...contents.badFiles];
      if (contents.reports.length > 0) return contents;
      throw new KaojuError(
        'bad_reports_folder',
        `None of the ${bad.length + contents.badFiles.length} files in ${reportsDir} is a report: ${first?.message}`,
        first?.advice ?? '',
      );
    },
  };
}

function contentsOf(files: readonly ReportFile[]): Contents {
  const contents: Contents = { reports: [], passages: [], texts: [], badFiles: [] };
  const { bad } = collect(files, (file) => {
    const report = parseReportFile(file);
    contents.reports.push(recordOf(report, file.sha256));
    for (const passage of passagesOf(report)) {
      contents.passages.push({ ...passage, reportId: report.reportId, label: contents.passages.length });
      contents.texts.push(textsToEmbed(report, passage));
    }
  });
  return { ...contents, badFiles: bad };
}

type BadFile = Manifest['badFiles'][number];

/** Collects what `read` makes of each item; a KaojuError of one does not stop the rest. */
function collect<A, B>(items: readonly A[], read: (item: A) => B): { good: B[]; bad: BadFile[] } {
  const good: B[] = [];
  const bad: BadFile[] = [];
  for (const item of items)
    try {
      good.push(read(item));
    } catch (error) {
      if (!(error instanceof KaojuError)) throw error;
      bad.push({ message: error.message, advice: error.advice });
    }
  return { good, bad };
}
