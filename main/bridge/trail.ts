import type { trailCalls, trailQueries } from '../../shared/bridge/contract/trail.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import { mostPinned, type TrailTicket } from '../../shared/bridge/trail.ts';
import { type AgentAccess, rightsOn } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import { shownStatus } from '../../shared/views/status-shown.ts';
import type { Engine } from '../engine/engine.ts';
import { looked, moved, pinned, type Trails, unpinned, type Visited, visited } from '../session/trails.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { noSuchTicket } from './refusals.ts';

export interface TrailPorts {
  readonly engine: Pick<Engine, 'rows' | 'records' | 'thread'>;
  readonly trails: Trails;
  readonly placeChanged: (agentId: Id) => void;
  readonly recentChanged: (agentId: Id) => void;
  readonly pinnedChanged: (agentId: Id) => void;
}

/** Where agents were on this device, as far as they may still see it. */
export function trailHandlers(
  ports: TrailPorts,
): QueryHandlers<keyof typeof trailQueries> & CallHandlers<keyof typeof trailCalls> {
  const { engine, trails, placeChanged, recentChanged, pinnedChanged } = ports;

  function rowOf(access: AgentAccess, ticketId: Id) {
    const row = engine.rows.get(ticketId);
    const may = row && rightsOn(access, row.whereabouts);
    return row && may && (!row.isDeleted || may.has('ticket.delete')) ? row : undefined;
  }

  function shown(access: AgentAccess, { ticketId, address }: Visited): TrailTicket | undefined {
    const row = rowOf(access, ticketId);
    if (!row) return undefined;
    const { number, fields, statusId, statusKind: kind, state, requesterId } = row;
    return {
      ...{ ticketId, address, number, summary: fields.summary },
      requesterName: currentRecord(engine.records, 'person', requesterId)?.name ?? '',
      ...shownStatus(engine.records, { statusId, kind, state }),
    };
  }

  /** What agents do themselves is no news to them. */
  function othersOn({ agentId }: AgentAccess, ticketId: Id): Promise<number> {
    return engine.thread.lengthOfOthers(ticketId, agentId);
  }

  async function shownPins(access: AgentAccess) {
    const { pinned: all } = await trails.of(access.agentId);
    const tickets = await Promise.all(
      all.flatMap((pin) => {
        const ticket = shown(access, pin);
        return ticket ? [othersOn(access, pin.ticketId).then((now) => ({ ...ticket, hasNews: now > pin.seen }))] : [];
      }),
    );
    return { all, tickets: tickets.slice(0, mostPinned) };
  }

  async function change(agentId: Id, become: Parameters<Trails['change']>[1]) {
    await trails.change(agentId, become);
    pinnedChanged(agentId);
    return done({});
  }

  return {
    'trail.place': async ({ access }) => {
      const { place } = await trails.of(access.agentId);
      if (!place) return done({ address: null, ticketId: null });
      const { address, ticketId, list } = place;
      // Tickets that were closed long ago are loaded last.
      if (ticketId !== null && !engine.rows.has(ticketId)) await engine.rows.whenComplete();
      return done({ address: ticketId === null || rowOf(access, ticketId) ? address : list, ticketId });
    },
    'trail.recent': async ({ access }) => {
      const { recent } = await trails.of(access.agentId);
      const tickets = recent.flatMap((one) => shown(access, one) ?? []);
      return done({ tickets, hidden: hiddenOf(recent, tickets) });
    },
    'trail.pinned': async ({ access }) => {
      const { all, tickets } = await shownPins(access);
      return done({ tickets, hidden: hiddenOf(all, tickets) });
    },
    'trail.visit': async ({ access }, { place, opened }) => {
      await trails.change(access.agentId, (trail) => visited(trail, place, opened));
      placeChanged(access.agentId);
      if (opened.length > 0) recentChanged(access.agentId);
      return done({});
    },
    'trail.pin': async ({ access }, pin) => {
      if (!rowOf(access, pin.ticketId)) return noSuchTicket();
      const { all, tickets } = await shownPins(access);
      const isPinned = all.some(({ ticketId }) => ticketId === pin.ticketId);
      if (!isPinned && tickets.length >= mostPinned)
        return failed('refused', 'trail.full', { details: { most: mostPinned } });
      const seen = await othersOn(access, pin.ticketId);
      return change(access.agentId, (trail) => pinned(trail, pin, seen));
    },
    'trail.unpin': ({ access }, { ticketId }) => change(access.agentId, (trail) => unpinned(trail, ticketId)),
    'trail.move': ({ access }, { ticketId, to }) =>
      change(access.agentId, (trail) => moved(trail, ticketId, to, (id) => rowOf(access, id) !== undefined)),
    'trail.look': async ({ access }, { ticketId }) => {
      if (!rowOf(access, ticketId)) return noSuchTicket();
      const seen = await othersOn(access, ticketId);
      return change(access.agentId, (trail) => looked(trail, ticketId, seen));
    },
  };
}

function hiddenOf(all: readonly Visited[], shownOnes: readonly TrailTicket[]): readonly Id[] {
  const seen = new Set(shownOnes.map(({ ticketId }) => ticketId));
  return all.map(({ ticketId }) => ticketId).filter((id) => !seen.has(id));
}
