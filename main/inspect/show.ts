import { join } from 'node:path';
import { englishWords } from '../../renderer/i18n/sentences/english-words.ts';
import { errorText } from '../../renderer/i18n/sentences/error-text.ts';
import { type StampedEvent, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import { retractedIds } from '../../shared/domain/ticket/found-entries.ts';
import { isOpened } from '../../shared/domain/ticket/intake.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { HighWaterMark } from '../desk/device-note.ts';
import { missingTails, reachedBy } from '../desk/missing-tail.ts';
import { createLoader } from '../engine/load/loader.ts';
import { eventsOf } from '../engine/read-events.ts';
import { deskRecordsOf } from '../engine/targets.ts';
import { deviceFolders } from '../journal/journal.ts';
import { isLoss, type JournalReport } from '../journal/report.ts';
import { checkFolder } from '../journal/scan.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import type { Disk } from '../platform/disk.ts';
import { eventLines } from './event-lines.ts';
import { printedLine } from './printed-line.ts';
import { recoveryLines } from './recovery-lines.ts';

type Print = (line: string) => void;

/** Lists a desk's tickets, or prints one ticket's history, from the journal alone. */
export async function showTickets(
  disk: Disk,
  folder: string,
  number: string | undefined,
  printLine: Print,
  noted: ReadonlyMap<Id, HighWaterMark> = new Map(),
): Promise<number> {
  const print = (line: string) => printLine(printedLine(line));
  const devices = await deviceFolders(disk, join(folder, 'journal'));
  if (devices.length === 0) {
    print(errorText(englishWords, { reason: 'desk.not-there', details: { folder } }));
    return 1;
  }
  const { tickets, records, events, isDamaged } = await readDesk(disk, folder, devices, noted);
  if (number === undefined) {
    for (const { intake, status, fields } of tickets) {
      const state = currentRecord(records, 'status', status.statusId)?.name ?? status.state;
      print(`${intake.number.padEnd(8)} ${state.padEnd(10)} ${fields.summary}`);
    }
    print(`${tickets.length} ${tickets.length === 1 ? 'ticket' : 'tickets'}`);
    for (const line of recoveryLines(events.get(deskKey) ?? [], records)) print(line);
    if (isDamaged) print(damaged);
    return 0;
  }
  // Usually one ticket. A forged ticket can have the number of another.
  const wanted = tickets.filter(({ intake }) => intake.number === number.replace(/^#/, ''));
  if (wanted.length === 0) {
    print(`There is no ticket ${number} in ${folder}.`);
    return 1;
  }
  for (const { id, intake, fields, conversation } of wanted) {
    print(`#${intake.number} ${fields.summary}`);
    const retracted = retractedIds(conversation);
    for (const event of events.get(targetKey({ kind: ticketKind, id })) ?? []) {
      for (const line of eventLines(event, records, retracted)) print(line);
    }
  }
  if (isDamaged) print(damaged);
  return 0;
}

const deskKey = targetKey({ kind: 'desk', id: 'desk' });

const damaged =
  'Parts of this desk are damaged and missing from this list. To see which, run npm run desk -- verify DIR.';

async function readDesk(disk: Disk, path: string, devices: readonly string[], noted: ReadonlyMap<Id, HighWaterMark>) {
  const journal = join(path, 'journal');
  const events = new Map<string, StampedEvent[]>();
  let isDamaged = false;
  const report = (found: JournalReport) => {
    isDamaged ||= isLoss(found);
  };
  // A loader without a device of its own treats all devices alike, as a reader should.
  const loader = createLoader({ id: '', code: '' }, false, report);
  function add(commit: PlacedCommit): void {
    loader.add(commit);
    for (const event of eventsOf(commit)) {
      const key = targetKey(event.target);
      const known = events.get(key) ?? [];
      known.push(event);
      events.set(key, known);
    }
  }

  for (const folder of devices) await checkFolder({ disk, journal, folder, listener: { commit: add, report } });
  const state = loader.finish(0);
  for (const [key, all] of events) {
    events.set(key, all.filter(state.firstOnly.counts));
  }
  for (const end of missingTails(reachedBy(state), noted)) report(end);
  const { targets } = state;
  const tickets: Ticket[] = [...targets.tickets.values()].filter(({ intake }) => isOpened(intake));
  tickets.sort((a, b) => a.intake.openedMs - b.intake.openedMs);
  return { tickets, records: deskRecordsOf(targets), events, isDamaged };
}
