import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPlot, panelsOf } from './plot.ts';
import { summarySections } from './rows.ts';
import { markdownTable, type Report } from './table.ts';

/** Writes a short table into the README, and all of it and the plot beside. */
export function publish(root: string, report: Report): void {
  const readme = join(root, 'README.md');
  const short = markdownTable({ ...report, sections: summarySections });
  writeFileSync(join(root, 'docs', 'bench.svg'), drawPlot(panelsOf(report.results)));
  writeFileSync(join(root, 'docs', 'bench.md'), `${title}\n\n${markdownTable(report)}\n`);
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), `${image}\n\n${short}`));
}

const image = '![By the size of the desk: saving a reply, starting, and memory, on logarithmic axes](docs/bench.svg)';

const title = `# What Deskside costs

Measured by \`npm run bench\`, written by \`npm run bench publish\`. Budgets stand in \`test/bench/judge/budgets.ts\`.`;
const begin = '<!-- bench: written by npm run bench publish -->';
const end = '<!-- /bench -->';

/** A text with another table between its marks. */
export function withTable(text: string, table: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('The README has no place for the table');
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}
