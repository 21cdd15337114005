import { type BuildOptions, type BuildResult, makeBuild } from './build.ts';
import type { Config } from './config.ts';
import { KaojuError } from './errors.ts';
import type { Contents, Sources } from './index/contents.ts';
import type { Manifest } from './index/manifest.ts';
import { recordOf } from './index/records.ts';
import { textsToEmbed } from './passages/context.ts';
import { passagesOf } from './passages/passages.ts';
import { type Document, documentsIn, listReportFiles, parseDocument } from './reports/read.ts';

/**
 * Builds the index of the reports folder offline: a file that is no report is named in the result, and the others are
 * built. @see makeBuild
 */
export function rebuild(config: Config, options?: BuildOptions): Promise<BuildResult> {
  return makeBuild(config, () => sourcesIn(config.reportsDir), options);
}

async function sourcesIn(reportsDir: string): Promise<Sources> {
  const { files, badFiles } = listReportFiles(reportsDir);
  const documents: Document[] = [];
  const bad: BadFile[] = badFiles.map(({ message, advice }) => ({ message, advice }));
  for (const file of files)
    await collect(bad, async () => {
      for await (const document of documentsIn(reportsDir, file)) documents.push(document);
    });
  return {
    checksums: Object.fromEntries(documents.map(({ file, sha256 }) => [file, sha256])),
    badFiles: bad,
    async parse() {
      const contents = await contentsOf(documents);
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

async function contentsOf(documents: readonly Document[]): Promise<Contents> {
  const contents: Contents = { reports: [], passages: [], texts: [], badFiles: [] };
  for (const document of documents)
    await collect(contents.badFiles, async () => {
      const report = await parseDocument(document);
      contents.reports.push(recordOf(report, document.sha256));
      for (const passage of passagesOf(report)) {
        contents.passages.push({ ...passage, reportId: report.reportId, label: contents.passages.length });
        contents.texts.push(textsToEmbed(report, passage));
      }
    });
  return contents;
}

type BadFile = Manifest['badFiles'][number];

/** Does something with one file; a KaojuError is noted and does not stop the rest. */
async function collect(bad: BadFile[], act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof KaojuError)) throw error;
    bad.push({ message: error.message, advice: error.advice });
  }
}
