import { join } from 'node:path';
import { type StampedEvent, targetKey } from '../../shared/domain/event.ts';
import { withoutControls } from '../../shared/domain/hidden-marks.ts';
import { standing } from '../../shared/domain/records/standing.ts';
import { isOpened } from '../../shared/domain/ticket/intake.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { createLoader } from '../engine/load.ts';
import { eventsOf } from '../engine/read-events.ts';
import { deskRecordsOf } from '../engine/targets.ts';
import { deviceFolders } from '../journal/journal.ts';
import { checkFolder } from '../journal/scan.ts';
import type { Disk } from '../platform/disk.ts';
import { eventLines } from './event-lines.ts';

type Print = (line: string) => void;

/** Lists a desk's tickets, or tells one ticket's story, from the journal alone. */
export async function showTickets(
  disk: Disk,
  folder: string,
  number: string | undefined,
  print: Print,
): Promise<number> {
  const devices = await deviceFolders(disk, join(folder, 'journal'));
  if (devices.length === 0) {
    print(`There is no desk in ${folder}.`);
    return 1;
  }
  const { tickets, records, events } = await readDesk(disk, folder, devices);
  if (number === undefined) {
    for (const { intake, status, fields } of tickets) {
      const state = standing(records, 'status', status.statusId)?.name ?? status.state;
      print(withoutControls(`${intake.number.padEnd(8)} ${state.padEnd(10)} ${fields.summary}`));
    }
    print(`${tickets.length} ${tickets.length === 1 ? 'ticket' : 'tickets'}`);
    return 0;
  }
  const ticket = tickets.find(({ intake }) => intake.number === number.replace(/^#/, ''));
  if (!ticket) {
    print(`There is no ticket ${number} in ${folder}.`);
    return 1;
  }
  print(withoutControls(`#${ticket.intake.number} ${ticket.fields.summary}`));
  const retracted = new Set(ticket.conversation.entries.filter((entry) => entry.retracted).map(({ id }) => id));
  for (const event of events.get(targetKey({ kind: ticketKind, id: ticket.id })) ?? []) {
    for (const line of eventLines(event, records, retracted)) print(line);
  }
  return 0;
}

async function readDesk(disk: Disk, folder: string, devices: readonly string[]) {
  const journal = join(folder, 'journal');
  const events = new Map<string, StampedEvent[]>();
  // A loader whose own device is nobody treats all devices alike, as a reader should.
  const loader = createLoader({ id: '', code: '' }, false, () => undefined);
  for (const device of devices) {
    await checkFolder(disk, journal, device, {
      commit: (commit) => {
        loader.add(commit);
        for (const event of eventsOf(commit)) {
          const key = targetKey(event.target);
          events.set(key, [...(events.get(key) ?? []), event]);
        }
      },
      report: () => undefined,
    });
  }
  const { targets } = loader.finish(0);
  const tickets: Ticket[] = [...targets.tickets.values()].filter(({ intake }) => isOpened(intake));
  tickets.sort((a, b) => a.intake.openedMs - b.intake.openedMs);
  return { tickets, records: deskRecordsOf(targets), events };
}
