import { join } from 'node:path';
import { englishWords } from '../../renderer/i18n/sentences/english-words.ts';
import { reportText } from '../../renderer/i18n/sentences/report-text.ts';
import { type TargetKey, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { HighWaterMark } from '../desk/device-note.ts';
import { createTailCheck } from '../desk/missing-tail.ts';
import { eventsOf } from '../engine/read-events.ts';
import { deviceFolders } from '../journal/journal.ts';
import { type JournalReport, skippedEvent } from '../journal/report.ts';
import { checkFolder } from '../journal/scan.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import { shownReport } from '../journal/shown-reports.ts';
import type { Disk } from '../platform/disk.ts';
import { printedLine } from './printed-line.ts';
import { createFileVerifier } from './verify-files.ts';

/**
 * Checks every line's checksum, every event's hash, every chain and its recorded end, and every attachment of a desk.
 * The exit code tells whether all is well.
 */
export async function verifyDesk(
  disk: Disk,
  folder: string,
  printLine: (line: string) => void,
  noted: ReadonlyMap<Id, HighWaterMark> = new Map(),
): Promise<number> {
  const print = (line: string) => printLine(printedLine(line));
  const journal = join(folder, 'journal');
  const folders = await deviceFolders(disk, journal);
  if (folders.length === 0) {
    print(`There is no journal in ${folder}.`);
    return 1;
  }
  const reports: JournalReport[] = [];
  const report = (found: JournalReport) => void reports.push(found);
  const numbers = new Map<TargetKey, string>();
  const files = createFileVerifier(disk, folder);
  const ends = createTailCheck(noted);
  for (const device of folders) {
    let commits = 0;
    let events = 0;
    const see = (commit: PlacedCommit) => {
      commits += 1;
      events += commit.head.events.length;
      const read = eventsOf(commit, (why, index) => report(skippedEvent(why, commit, commit.position, index)));
      for (const { type, target, data } of read) {
        // Safe: the schema of its type checked this.
        if (type === 'ticket.opened') numbers.set(targetKey(target), (data as { readonly number: string }).number);
      }
      files.see(read);
      ends.see(commit);
    };
    const end = await checkFolder({ disk, journal, folder: device, listener: { commit: see, report } });
    const position = { folder: device, segment: end.segment, offset: end.length, length: 0 };
    if (end.unfinished) report({ kind: 'torn-tail', position, mayBeConfirmed: true, targets: [] });
    print(`${device}: ${commits} commits, ${events} events`);
  }
  reports.push(...ends.missing());
  for (const found of reports) {
    print(
      reportText(
        englishWords,
        shownReport(found, (ticket) => numbers.get(ticket)),
      ),
    );
  }
  const wrong = reports.length + (await files.verify(print));
  print(
    wrong === 0 ? 'All checksums and chains are valid.' : `${wrong} ${wrong === 1 ? 'problem' : 'problems'} found.`,
  );
  return wrong === 0 ? 0 : 1;
}
