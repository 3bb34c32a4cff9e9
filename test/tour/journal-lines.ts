import { join } from 'node:path';
import { deviceFolders } from '../../main/journal/journal.ts';
import type { JournalReport } from '../../main/journal/report.ts';
import { checkFolder } from '../../main/journal/scan.ts';
import type { PlacedCommit } from '../../main/journal/segment.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';

/** The lines of a desk's journal in short: who did what, and which events it came to. */
export async function journalLines(folder: string): Promise<string[]> {
  const journal = join(folder, 'journal');
  const lines: string[] = [];
  for (const device of await deviceFolders(nodeDisk, journal)) {
    const commit = ({ head, sum, events }: PlacedCommit) => {
      const said = events.map(({ type, value }) => `${type} ${JSON.stringify(value)}`);
      lines.push(
        [`${head.seq} ${head.time} ${head.actor} ${head.op} (sum ${sum.slice(0, 12)}…)`, ...said].join('\n    '),
      );
    };
    const report = ({ kind }: JournalReport) => void lines.push(`! ${kind}`);
    await checkFolder({ disk: nodeDisk, journal, folder: device, listener: { commit, report } });
  }
  return lines;
}
