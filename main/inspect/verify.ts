import { join } from 'node:path';
import { eventsOf } from '../engine/read-events.ts';
import { deviceFolders } from '../journal/journal.ts';
import { describeReport, type JournalReport } from '../journal/report.ts';
import { checkFolder } from '../journal/scan.ts';
import type { Disk } from '../platform/disk.ts';
import { createFileVerifier } from './verify-files.ts';

/** Checks every line's sum, every event's hash, every chain and every attachment of a desk; the exit code says whether all is well. */
export async function verifyDesk(disk: Disk, folder: string, print: (line: string) => void): Promise<number> {
  const journal = join(folder, 'journal');
  const folders = await deviceFolders(disk, journal);
  if (folders.length === 0) {
    print(`There is no journal in ${folder}.`);
    return 1;
  }
  const reports: JournalReport[] = [];
  const files = createFileVerifier(disk, folder);
  for (const device of folders) {
    let commits = 0;
    let events = 0;
    await checkFolder(disk, journal, device, {
      commit: (commit) => {
        commits += 1;
        events += commit.head.events.length;
        files.see(eventsOf(commit));
      },
      report: (report) => void reports.push(report),
    });
    print(`${device}: ${commits} commits, ${events} events`);
  }
  for (const report of reports) print(describeReport(report));
  const wrong = reports.length + (await files.verify(print));
  print(wrong === 0 ? 'Every sum and every chain is right.' : `${wrong} things are not as they were written.`);
  return wrong === 0 ? 0 : 1;
}
