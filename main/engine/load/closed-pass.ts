import { parseTargetKey, type StampedEvent, type TargetKey, targetKey } from '../../../shared/domain/event.ts';
import { type JournalReport, skippedEvent } from '../../journal/report.ts';
import type { PlacedCommit } from '../../journal/segment.ts';
import { entryOf, isTicket } from '../commit-entry.ts';
import { eventsOf } from '../read-events.ts';
import type { DeskState } from '../state.ts';
import { type BegunTicket, beginTicket } from './begun-ticket.ts';
import type { Rest } from './rest.ts';
import { addRow } from './ticket-rows.ts';

/** The second reading of a journal, with the data of all events. It adds the rows of the tickets that have none yet. */
export interface ClosedPass {
  readonly add: (commit: PlacedCommit) => void;
  /** The tickets that could not be folded from what was read. */
  readonly remaining: (rest: Rest) => Promise<TargetKey[]>;
}

/** The most tickets that are kept until their last commit is read; a desk works on a few thousand at a time. */
const mostBegun = 10_000;

/**
 * The desk is in use at the same time: a ticket that an operation or a delivery has changed has its row already. `report`
 * is called with problems in the events of tickets; the first reading has reported all others.
 */
export function createClosedPass(state: DeskState, report: (report: JournalReport) => void): ClosedPass {
  const { commits, rows, firstOnly } = state;
  const begun = new Map<TargetKey, BegunTicket>();
  const late = new Set<TargetKey>();

  function add(placed: PlacedCommit): void {
    const { head, position } = placed;
    const events = eventsOf(placed, (why, index) => {
      if (isTicket(head.events[index]?.on ?? '')) report(skippedEvent(why, placed, position, index));
    });
    state.files.note(events);
    const entry = entryOf(placed, position, events);
    if (!commits.remark(entry.ref, entry.marks)) return;
    if (firstOnly.isSkipped(entry.ref)) return;
    for (const ticket of entry.targets.filter(isTicket)) {
      keep(
        ticket,
        events.filter(({ target }) => targetKey(target) === ticket),
      );
    }
  }

  function keep(ticket: TargetKey, events: readonly StampedEvent[]): void {
    if (late.has(ticket) || rows.has(parseTargetKey(ticket).id)) {
      begun.delete(ticket);
      return;
    }
    const known = begun.get(ticket) ?? beginTicket(state, ticket);
    known.add(events);
    if (known.isWhole()) {
      begun.delete(ticket);
      addRow(state, ticket, known.folded());
    } else {
      begun.set(ticket, known);
      if (begun.size > mostBegun) putOff();
    }
  }

  /** The ticket that was begun first is read again later, so that memory stays bounded. */
  function putOff(): void {
    const [first] = begun.keys();
    if (first === undefined) return;
    begun.delete(first);
    late.add(first);
  }

  async function remaining(rest: Rest): Promise<TargetKey[]> {
    const tickets: TargetKey[] = [];
    for (const key of commits.touched()) {
      await rest();
      if (isTicket(key) && !rows.has(parseTargetKey(key).id)) tickets.push(key);
    }
    return tickets;
  }

  return { add, remaining };
}
