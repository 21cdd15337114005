/** A row of a Markdown table. */
export const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

/** The head of a Markdown table: names in the first column, figures in the others. */
export const header = (cells: readonly string[]) => [
  row(cells),
  `|---|${cells
    .slice(1)
    .map(() => '---:|')
    .join('')}`,
];

/** A figure with three decimals; a dash for none. */
export const rounded = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(3));
