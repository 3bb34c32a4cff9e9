import { join } from 'node:path';
import { deviceFolders } from '../../main/journal/journal.ts';
import { checkFolder } from '../../main/journal/scan.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';

/** The lines of a desk's journal in short: who did what, and which events it came to. */
export async function journalLines(folder: string): Promise<string[]> {
  const journal = join(folder, 'journal');
  const lines: string[] = [];
  for (const device of await deviceFolders(nodeDisk, journal)) {
    await checkFolder(nodeDisk, journal, device, {
      commit: ({ head, sum, events }) => {
        const said = events.map(({ type, value }) => `${type} ${JSON.stringify(value)}`);
        lines.push(
          [`${head.seq} ${head.time} ${head.actor} ${head.op} (sum ${sum.slice(0, 12)}…)`, ...said].join('\n    '),
        );
      },
      report: (report) => void lines.push(`! ${report.kind}`),
    });
  }
  return lines;
}
