import { storedProblems } from '../../shared/bridge/failures.ts';
import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { LiveDesk } from './live-desk.ts';

/** Tickets that are named one by one; of more there is a number. */
const mostNamed = 5;

interface Faulty {
  readonly ticket: Ticket;
  readonly sentence: string;
}

/** One sentence for each ticket in sight with files that are not what they were; of others only how many files. */
export function fileReports({ blobs, engine }: Pick<LiveDesk, 'blobs' | 'engine'>, access: AgentAccess): string[] {
  const seen = new Map<string, Faulty[]>();
  let unseen = 0;
  for (const { hash, size, fault } of blobs.stored.faulty()) {
    for (const file of engine.files.withHash(hash)) {
      if (file.size !== size) continue;
      const ticket = engine.tickets.get(file.ticketId);
      if (!ticket || !canSee(access, ticket)) unseen += 1;
      else {
        const sentence = storedProblems[`stored.${fault}`].replace('{name}', () => file.name);
        seen.set(ticket.id, [...(seen.get(ticket.id) ?? []), { ticket, sentence }]);
      }
    }
  }
  const tickets = [...seen.values()];
  const hidden = tickets.slice(mostNamed).length;
  return [
    ...tickets.slice(0, mostNamed).map(sentenceOf),
    ...(hidden === 0 ? [] : [`Files of ${counted(hidden, 'more ticket')} are missing or damaged, too.`]),
    ...(unseen === 0 ? [] : [`In tickets you don’t have access to, ${counted(unseen, 'file')} can’t be opened.`]),
  ];
}

function sentenceOf(faulty: readonly Faulty[]): string {
  const [first] = faulty;
  if (!first) return '';
  const { number } = first.ticket.intake;
  if (faulty.length === 1) return `#${number}: ${first.sentence}`;
  return `#${number}: ${faulty.length} files are missing or damaged. The ticket shows which, and what to do.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
