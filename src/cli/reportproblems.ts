import type { Named, Problems } from '../index/problems.ts';
import { OVERRIDES_FILE } from '../reports/overrides.ts';
import type { Paint } from './io.ts';
import { printable } from './render.ts';

/** What needs a hand as lines of a terminal: each kind of problem with what to do and the reports. */
export function renderProblems(problems: Problems, paint: Paint): string[] {
  const { noPlace, noYear, same, nearDuplicates, damaged, scanned, leftOut } = problems;
  const one = ({ reportId, file, title }: Named) =>
    `${paint('dim', reportId)}  ${printable(file.replaceAll('\n', '⏎'))}  《${printable(title)}》`;
  const groups: [title: string, advice: string, lines: string[]][] = [
    ['地区不详', `在 ${OVERRIDES_FILE} 的 region 列写明地区,例如 西藏自治区山南市。`, noPlace.map(one)],
    ['年份不详', `在 ${OVERRIDES_FILE} 的 year 列写明年份。`, noYear.map(one)],
    [
      '同一类型、地区、年份的报告不止一份',
      `留下一份,或在 ${OVERRIDES_FILE} 改正其地区、年份或类型。`,
      same.flatMap(({ kind, place, year, reports }) => [
        `${printable(place.join(' › '))}, ${year}, ${printable(kind)}:`,
        ...reports.map((report) => `  ${one(report)}`),
      ]),
    ],
    [
      '几乎相同的报告',
      '比较两份,把多余的一份移出报告文件夹。',
      nearDuplicates.flatMap(({ reports: [a, b], similarity }) => [
        `相似度 ${Math.round(similarity * 100)}%:`,
        `  ${one(a)}`,
        `  ${one(b)}`,
      ]),
    ],
    [
      '文字损坏',
      '换成完好的文件;否则损坏处照原样显示。',
      damaged.map(({ report, count, sample }) => `${one(report)}  ${count} 处, 例如 ${printable(sample)}`),
    ],
    [
      '有些页没有文字(空白页或扫描件)',
      '扫描件需先做文字识别(OCR),例如 ocrmypdf -l chi_sim。',
      scanned.map(({ report, pages }) => `${one(report)}  第 ${pages.join('、')} 页`),
    ],
    [
      '建索引时未收入的文件',
      '按各行所说处理,然后运行 npm run rebuild。',
      leftOut.flatMap(({ message, advice }) => [printable(message), `  ${paint('dim', printable(advice))}`]),
    ],
  ];
  const found = groups.filter(([, , lines]) => lines.length > 0);
  if (found.length === 0) return [paint('green', '没有需要处理的问题。')];
  return found.flatMap(([title, advice, lines], at) => [
    ...(at > 0 ? [''] : []),
    `${paint('yellow', title)}  ${paint('dim', advice)}`,
    ...lines.map((line) => `  ${line}`),
  ]);
}
