import type { DeskReport } from '../../shared/bridge/desk-report.ts';
import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { FileFault } from '../../shared/domain/file-fault.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import type { LiveDesk } from './live-desk.ts';

/** How many tickets are named; of more, only the number is given. */
const mostNamed = 5;

interface Faulty {
  readonly ticket: TicketRow;
  readonly name: string;
  readonly fault: FileFault;
}

/** One report for each visible ticket with faulty files; for other tickets, only the number of files. */
export function fileReports({ blobs, engine }: Pick<LiveDesk, 'blobs' | 'engine'>, access: AgentAccess): DeskReport[] {
  const seen = new Map<string, Faulty[]>();
  let unseen = 0;
  for (const { hash, size, fault } of blobs.stored.faulty()) {
    for (const file of engine.files.withHash(hash)) {
      if (file.size !== size) continue;
      const ticket = engine.rows.get(file.ticketId);
      if (!ticket || !canSee(access, ticket.whereabouts)) unseen += 1;
      else seen.set(ticket.id, [...(seen.get(ticket.id) ?? []), { ticket, name: file.name, fault }]);
    }
  }
  const tickets = [...seen.values()];
  const hidden = tickets.slice(mostNamed).length;
  return [
    ...tickets.slice(0, mostNamed).flatMap(reportsOf),
    ...(hidden === 0 ? [] : [{ finding: 'more-files', details: { count: hidden } } as const]),
    ...(unseen === 0 ? [] : [{ finding: 'unseen-files', details: { count: unseen } } as const]),
  ];
}

function reportsOf(faulty: readonly Faulty[]): DeskReport[] {
  const [first] = faulty;
  if (!first) return [];
  const { number } = first.ticket;
  if (faulty.length > 1) return [{ finding: 'files', details: { number, count: faulty.length } }];
  return [{ finding: `file-${first.fault}`, details: { number, name: first.name } }];
}
