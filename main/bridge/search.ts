import { mostTickets } from '../../shared/bridge/contract/bulk.ts';
import type { searchCalls, searchQueries } from '../../shared/bridge/contract/search.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Engine } from '../engine/engine.ts';
import type { RecentSearches } from '../lookup/search/recent-searches.ts';
import type { ShownSearch } from '../lookup/search/shown-search.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { noSuchTicket } from './refusals.ts';
import { visibleTicket } from './visible-ticket.ts';

export interface SearchHandlerPorts {
  readonly engine: Pick<Engine, 'tickets'>;
  readonly search: ShownSearch;
  readonly recentSearches: RecentSearches;
  readonly recentChanged: (agentId: Id) => void;
}

export function searchHandlers({
  engine,
  search,
  recentSearches,
  recentChanged,
}: SearchHandlerPorts): QueryHandlers<keyof typeof searchQueries> & CallHandlers<keyof typeof searchCalls> {
  return {
    'search.page': async ({ windowId, access }, { isBeside, ...asked }) => {
      const page = await search.page({ windowId, access, isBeside }, asked);
      return page ? done(page) : failed('stale', 'search.replaced');
    },
    'search.ids': async ({ windowId, access }, { text, sort }) => {
      const found = await search.ids({ windowId, access }, { text, sort, offset: 0, limit: mostTickets });
      return found ? done(found) : failed('stale', 'search.replaced');
    },
    'search.matches': async ({ access }, { ticketId, text }) => {
      const ticket = await visibleTicket(engine, access, ticketId);
      return ticket ? done(await search.matches(ticket, text)) : noSuchTicket();
    },
    'search.queue': async ({ access }, { text }) => done(await search.queue(access, text)),
    'search.recent': async ({ access }) => done(await recentSearches.of(access.agentId)),
    'search.remember': async ({ access }, { text }) => {
      await recentSearches.add(access.agentId, text);
      recentChanged(access.agentId);
      return done({});
    },
    'search.forget': async ({ access }, { text }) => {
      await recentSearches.forget(access.agentId, text);
      recentChanged(access.agentId);
      return done({});
    },
  };
}
