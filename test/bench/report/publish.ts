import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPlot, panelsOf } from './plot.ts';
import { markdownTable, type Report } from './table.ts';

/** Puts the table into the README and the plot beside it. */
export function publish(root: string, report: Report): void {
  const readme = join(root, 'README.md');
  writeFileSync(join(root, 'docs', 'bench.svg'), drawPlot(panelsOf(report.results)));
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), markdownTable(report)));
}

const begin = '<!-- bench: written by npm run bench publish -->';
const end = '<!-- /bench -->';

/** A text with another table between its marks. */
export function withTable(text: string, table: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('The README has no place for the table');
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}
