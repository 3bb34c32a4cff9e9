import type { ticketQueries } from '../../shared/bridge/contract/tickets.ts';
import { done } from '../../shared/bridge/result.ts';
import { rightsOn } from '../../shared/domain/access.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { Interruption } from '../../shared/domain/sla/interrupted.ts';
import { deletedOrKept } from '../../shared/domain/ticket/deletion.ts';
import type { Due } from '../../shared/domain/ticket/due.ts';
import { measuredTargets } from '../../shared/domain/ticket/measured-targets.ts';
import { mentionable } from '../../shared/domain/ticket/mentions.ts';
import { hoursFor, presentPlan } from '../../shared/domain/ticket/planning.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { countedSpans } from '../../shared/views/counted-spans.ts';
import { conflictSides } from '../../shared/views/deletion-conflict.ts';
import { ticketDetails } from '../../shared/views/ticket-details.ts';
import type { Engine } from '../engine/engine.ts';
import type { QueueIndex } from '../lookup/queue-index.ts';
import type { QueryHandlers } from './handlers.ts';
import { noteChanges } from './note-changes.ts';
import { type OtherTicketsPorts, shownOthers } from './other-tickets.ts';
import { noSuchTicket } from './refusals.ts';
import { type ThreadPagePorts, threadPage } from './thread-page.ts';
import { visibleTicket } from './visible-ticket.ts';

export interface TicketPorts extends ThreadPagePorts, Pick<OtherTicketsPorts, 'otherTickets'> {
  readonly engine: ThreadPagePorts['engine'] & Pick<Engine, 'rows' | 'deviceId' | 'samePerson' | 'recordCommits'>;
  readonly queues: Pick<QueueIndex, 'leadingTo'>;
}

export function ticketHandlers(ports: TicketPorts): QueryHandlers<keyof typeof ticketQueries> {
  const { engine, queues } = ports;
  return {
    'ticket.find': async ({ access }, { number }) => {
      const normalized = number.trim().toUpperCase();
      const find = () =>
        engine.rows
          .withNumber(normalized)
          .map(engine.rows.row)
          .find(({ whereabouts, isDeleted }) => {
            const may = rightsOn(access, whereabouts);
            return may && (!isDeleted || may.has('ticket.delete'));
          });
      const row = find() ?? (await engine.rows.whenComplete().then(find));
      return done({ found: row ? { ticketId: row.id, queue: queues.leadingTo(access, row.id) } : null });
    },
    'ticket.details': async ({ access }, { ticketId }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      const may = ticket && rightsOn(access, ticket);
      return ticket && may ? done(ticketDetails(engine.records, ticket, access, may)) : noSuchTicket();
    },
    'thread.page': async ({ access, windowId }, { ticketId, ...range }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      return ticket ? done(await threadPage(ports, windowId, ticket, range)) : noSuchTicket();
    },
    'ticket.page': async ({ access, windowId }, { ticketId, ...range }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      const may = ticket && rightsOn(access, ticket);
      if (!ticket || !may) return noSuchTicket();
      const details = ticketDetails(engine.records, ticket, access, may);
      const [thread, others] = await Promise.all([
        threadPage(ports, windowId, ticket, range),
        shownOthers(ports, access, ticket),
      ]);
      return done({ details, thread, others });
    },
    'ticket.others': async ({ access }, { ticketId }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      return ticket ? done(await shownOthers(ports, access, ticket)) : noSuchTicket();
    },
    'ticket.notes': async ({ access }, { ticketId }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      return ticket ? done({ changes: await noteChanges(engine, ticket) }) : noSuchTicket();
    },
    'ticket.contested': async ({ access }, { ticketId }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      if (!ticket) return noSuchTicket();
      const about = ticket.conflicts.filter((conflict) => conflict.about === deletedOrKept);
      const ids = new Set(about.flatMap(({ earlier, later }) => [earlier, later]));
      const events = ids.size === 0 ? [] : await engine.thread.events(ticketId, ids);
      return done({ sides: conflictSides(events, engine.records, engine.deviceId) });
    },
    'ticket.mentionable': async ({ access }, { ticketId }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      if (!ticket) return noSuchTicket();
      const agents = mentionable(engine.records, ticket, access.agentId).toSorted((a, b) =>
        a.name.localeCompare(b.name, 'en'),
      );
      return done({ agents: agents.map(({ id, name, colour }) => ({ id, name, colour })) });
    },
    'ticket.spans': async ({ access }, { ticketId }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      if (!ticket) return noSuchTicket();
      const { response, resolution } = countedSpans(await engine.thread.plannings(ticketId), ticket.due);
      const timeZone = resolution?.timeZone ?? response?.timeZone ?? presentZone(engine.records, ticket);
      const targets = [
        ...(response ? [{ target: 'response' as const, spans: response.spans }] : []),
        ...(resolution && !isByHand(ticket) ? [{ target: 'resolution' as const, spans: resolution.spans }] : []),
      ];
      return done({ targets, waits: waitsOf(ticket.due), timeZone });
    },
  };
}

/** Whether the time that counts, or counted, was set by hand. */
function isByHand(ticket: Ticket): boolean {
  return measuredTargets(ticket).some(({ target, graceMs }) => target === 'resolution' && graceMs === null);
}

/** The times since the plan’s start in which the ticket waited for its requester. */
function waitsOf({ plan, waits = [] }: Due): readonly Interruption[] {
  return waits.filter(([, toMs]) => plan !== null && toMs > plan.startMs);
}

/** The time zone in which the ticket's plan would be counted today: earlier releases did not record it. */
function presentZone(records: DeskRecords, ticket: Ticket): string | null {
  const plan = presentPlan(records, ticket);
  return (plan && hoursFor(records, plan, ticket.department.departmentId)?.timeZone) ?? null;
}
