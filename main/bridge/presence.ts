import type { ShownNeed } from '../../shared/bridge/command-needs.ts';
import type { NewCode } from '../../shared/bridge/recovery.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { Sessions } from '../session/sessions.ts';
import type { DraftOwners } from './draft-owners.ts';
import type { News } from './news.ts';
import { createShownCodes } from './shown-codes.ts';
import type { ViewLinks } from './view-links.ts';

/** Which commands the tickets that a window shows make available; empty where it shows none. */
export interface TicketShown {
  readonly met: readonly ShownNeed[];
}

/** Who is signed in at which window and what it shows; cleared when the session ends. */
export interface Presence {
  /** An agent signed in at a window. */
  readonly enter: (windowId: string, agentId: Id) => void;
  /** The page or its window was closed, or its agent was removed. */
  readonly removeWindow: (windowId: string) => void;
  /** Ends all sessions. */
  readonly leaveAll: () => void;
  readonly codeAt: (windowId: string) => NewCode | undefined;
  /** Shows a recovery code in this window only. */
  readonly showCode: (windowId: string, code: NewCode) => void;
  readonly dropCode: (windowId: string) => void;
  readonly shownAt: (windowId: string) => TicketShown | undefined;
  readonly noteShown: (windowId: string, shown: TicketShown) => void;
  /** Announces that presence, permissions or messages have changed. */
  readonly changed: (windowId: string) => void;
  /** Frees the drafts of a window whose page is gone; its session continues. */
  readonly freeDrafts: (windowId: string) => void;
  /** Announces that a window may show something else; its page is notified separately. */
  readonly publish: () => void;
  /** Called when a window may show something else, and when an agent signs in or out. */
  readonly onChange: (listener: () => void) => void;
}

export interface PresencePorts {
  readonly sessions: Sessions;
  readonly news: News;
  readonly links: Pick<ViewLinks, 'forgetWindow' | 'forgetAll'>;
  readonly owners: Pick<DraftOwners, 'leave' | 'leaveAll'>;
  /** Ends the uploads of a window, or all uploads. */
  readonly endUploads: (windowId?: string) => void;
  /** Ends the search of a window, or of all windows. */
  readonly endSearch: (windowId?: string) => void;
  readonly noteActivity: () => void;
}

export function createPresence(ports: PresencePorts): Presence {
  const { sessions, news, links, owners, endUploads, endSearch, noteActivity } = ports;
  const codes = createShownCodes();
  const shown = new Map<string, TicketShown>();
  const listeners: (() => void)[] = [];

  function publish(): void {
    for (const listener of listeners) listener();
  }

  function changed(windowId: string): void {
    news.window(windowId, ['session']);
    publish();
  }

  function freeDrafts(windowId: string): void {
    for (const agentId of owners.leave(windowId)) news.agents(['drafts'], agentId);
  }

  return {
    enter: (windowId, agentId) => {
      sessions.enter(windowId, agentPrincipal(agentId));
      news.begin(windowId);
      noteActivity();
      changed(windowId);
    },
    removeWindow: (windowId) => {
      sessions.close(windowId);
      news.forget(windowId);
      shown.delete(windowId);
      codes.drop(windowId);
      links.forgetWindow(windowId);
      freeDrafts(windowId);
      endUploads(windowId);
      endSearch(windowId);
      publish();
    },
    leaveAll: () => {
      sessions.lockAll();
      news.forgetAll();
      shown.clear();
      codes.dropAll();
      links.forgetAll();
      owners.leaveAll();
      endUploads();
      endSearch();
      news.everybody(['session']);
      publish();
    },
    codeAt: codes.at,
    showCode: (windowId, code) => {
      for (const other of [...codes.show(windowId, code), windowId]) changed(other);
      news.agents(['recovery']);
    },
    dropCode: (windowId) => {
      codes.drop(windowId);
      changed(windowId);
      news.agents(['recovery']);
    },
    shownAt: (windowId) => shown.get(windowId),
    noteShown: (windowId, ticket) => {
      shown.set(windowId, ticket);
      publish();
    },
    changed,
    freeDrafts,
    publish,
    onChange: (listener) => void listeners.push(listener),
  };
}
