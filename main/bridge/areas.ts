import type { CallName, QueryName } from '../../shared/bridge/contract/areas.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import { accessHandlers } from './access.ts';
import { auditHandlers } from './audit.ts';
import { bulkHandlers } from './bulk.ts';
import { computerHandlers } from './computer.ts';
import type { ComputerPort } from './computer-port.ts';
import { type DeskPorts, deskHandlers, loadingHandlers } from './desk.ts';
import type { DraftOwners } from './draft-owners.ts';
import { draftHandlers } from './drafts.ts';
import { fileHandlers } from './files.ts';
import type { Flushing } from './flushing.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { inboxHandlers } from './inbox.ts';
import type { News } from './news.ts';
import { ownHandlers } from './own.ts';
import { peopleHandlers } from './people.ts';
import type { Presence } from './presence.ts';
import { queueHandlers } from './queues.ts';
import { recordHandlers } from './records.ts';
import { recoveryHandlers } from './recovery.ts';
import { searchHandlers } from './search.ts';
import { sessionHandlers } from './session.ts';
import { ticketHandlers } from './tickets.ts';
import { trailHandlers } from './trail.ts';
import type { ViewLinks } from './view-links.ts';
import { type WindowPorts, windowHandlers } from './window.ts';

/** Handlers that work without an open desk. */
export function hostHandlers(ports: DeskPorts & WindowPorts) {
  return { ...deskHandlers(ports), ...windowHandlers(ports) };
}

/** Handlers that need an open desk. */
export type DeskHandlers = QueryHandlers<QueryName> & CallHandlers<Exclude<CallName, HostCallName>>;

export type HostCallName = keyof ReturnType<typeof hostHandlers>;

export interface DeskHandlerPorts {
  readonly presence: Presence;
  readonly owners: DraftOwners;
  readonly flushing: Pick<Flushing, 'flush'>;
  readonly news: News;
  readonly links: ViewLinks;
  readonly computer: ComputerPort | undefined;
  /** The desk’s clock. */
  readonly nowMs: () => number;
  readonly newId: () => Id;
  /** Whether this desk is still open. */
  readonly isOpen: () => boolean;
  /** Called with unexpected errors. They never contain what people wrote. */
  readonly onBug: (error: unknown) => void;
}

/** Passes each area only the parts of the desk that it needs. */
export function handlersOf(desk: LiveDesk, ports: DeskHandlerPorts): DeskHandlers {
  const { engine, blobs, secrets, drafts, sentDrafts, faults, queues, people, peopleGathered } = desk;
  const { otherTickets, shownSearch, recentSearches, preferences, inbox, readMarks, trails } = desk;
  const { presence, owners, flushing, news, links, computer, nowMs, newId, isOpen, onBug } = ports;
  const secretsChanged = () => {
    news.everybody(['session']);
    news.agents(['secrets']);
  };
  const draftsChanged = (agentId: Id) => news.agents(['drafts'], agentId);
  const computerChanged = () => news.everybody(['computer']);
  const { recovery, signIn, signIns, secretBox, folder } = desk;
  const comingIn = { engine, recovery, secrets, signIn, signIns, isOpen, newId, secretsChanged, windows: presence };
  return {
    ...accessHandlers({ engine, nowMs }),
    ...bulkHandlers({ engine, isOpen, onError: onBug, bulkChanged: (agentId) => news.agents(['bulk'], agentId) }),
    ...auditHandlers({ engine, signIns }),
    ...computerHandlers({ engine, secrets, signIns, computer, secretBox, folder, computerChanged }),
    ...loadingHandlers(desk.loading),
    ...draftHandlers({
      ...{ engine, queues, blobs, drafts, sentDrafts, faults },
      ...{ owners, flushing, newId, draftsChanged },
    }),
    ...fileHandlers({ blobs }),
    ...inboxHandlers({
      ...{ engine, inbox, readMarks },
      inboxChanged: (agentId) => news.agents(['inbox'], agentId),
    }),
    ...ownHandlers({
      ...{ engine, preferences, secrets, signIn, signIns, secretsChanged },
      preferencesChanged: (agentId) => news.agents(['preferences'], agentId),
    }),
    ...peopleHandlers({ engine, people, peopleGathered }),
    ...queueHandlers({
      ...{ engine, queues, preferences },
      ordersChanged: (agentId) => news.agents(['queue-orders'], agentId),
    }),
    ...recordHandlers({ engine, secrets, signIns, nowMs, secretsChanged }),
    ...recoveryHandlers(comingIn),
    ...searchHandlers({
      ...{ engine, search: shownSearch, recentSearches },
      recentChanged: (agentId) => news.agents(['recent-searches'], agentId),
    }),
    ...sessionHandlers(comingIn),
    ...trailHandlers({
      ...{ engine, trails },
      placeChanged: (agentId) => news.agents(['place'], agentId),
      recentChanged: (agentId) => news.agents(['recent-tickets'], agentId),
      pinnedChanged: (agentId) => news.agents(['pinned-tickets'], agentId),
    }),
    ...ticketHandlers({ engine, queues, otherTickets, glance: blobs.stored.glance, links }),
  };
}
