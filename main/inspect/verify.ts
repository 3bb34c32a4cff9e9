import { join } from 'node:path';
import { deviceFolders } from '../journal/journal.ts';
import { describeReport, type JournalReport } from '../journal/report.ts';
import { checkFolder } from '../journal/scan.ts';
import type { Disk } from '../platform/disk.ts';

/** Checks every line's sum, every event's hash and every chain of a desk; the exit code says whether all is well. */
export async function verifyDesk(disk: Disk, folder: string, print: (line: string) => void): Promise<number> {
  const journal = join(folder, 'journal');
  const folders = await deviceFolders(disk, journal);
  if (folders.length === 0) {
    print(`There is no journal in ${folder}.`);
    return 1;
  }
  const reports: JournalReport[] = [];
  for (const device of folders) {
    let commits = 0;
    let events = 0;
    await checkFolder(disk, journal, device, {
      commit: ({ head }) => {
        commits += 1;
        events += head.events.length;
      },
      report: (report) => void reports.push(report),
    });
    print(`${device}: ${commits} commits, ${events} events`);
  }
  for (const report of reports) print(describeReport(report));
  print(
    reports.length === 0
      ? 'Every sum and every chain is right.'
      : `${reports.length} things are not as they were written.`,
  );
  return reports.length === 0 ? 0 : 1;
}
