import type { TicketNeed } from '../../shared/bridge/command-needs.ts';
import type { NewCode } from '../../shared/bridge/recovery.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { Sessions } from '../session/sessions.ts';
import type { News } from './news.ts';
import { createShownCodes } from './shown-codes.ts';
import type { ViewLinks } from './view-links.ts';

/** What the ticket that a window shows gives to commands; nothing where it shows none. */
export interface TicketShown {
  readonly met: readonly TicketNeed[];
}

/** Who is at which window and what stands before them; all of it ends with their session. */
export interface Presence {
  /** An agent is signed in at a window. */
  readonly enter: (windowId: string, agentId: Id) => void;
  /** The page or its window has gone, or its agent no longer works here. */
  readonly removeWindow: (windowId: string) => void;
  /** Ends every session at every window. */
  readonly leaveAll: () => void;
  readonly codeAt: (windowId: string) => NewCode | undefined;
  /** Shows a recovery code here alone. */
  readonly showCode: (windowId: string, code: NewCode) => void;
  readonly dropCode: (windowId: string) => void;
  readonly shownAt: (windowId: string) => TicketShown | undefined;
  readonly noteShown: (windowId: string, shown: TicketShown) => void;
  /** Who is here, what they may do, or what has to be told them is another thing now. */
  readonly changed: (windowId: string) => void;
  /** Some window may show something else now, of which its page hears otherwise. */
  readonly publish: () => void;
  /** Hears that some window may show something else now, or that somebody came or went. */
  readonly onChange: (listener: () => void) => void;
}

export interface PresencePorts {
  readonly sessions: Sessions;
  readonly news: News;
  readonly links: Pick<ViewLinks, 'forgetWindow' | 'forgetAll'>;
  /** Ends the uploads of a window, or all. */
  readonly endUploads: (windowId?: string) => void;
  readonly noteActivity: () => void;
}

export function createPresence({ sessions, news, links, endUploads, noteActivity }: PresencePorts): Presence {
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
      endUploads(windowId);
      publish();
    },
    leaveAll: () => {
      sessions.lockAll();
      news.forgetAll();
      shown.clear();
      codes.dropAll();
      links.forgetAll();
      endUploads();
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
    publish,
    onChange: (listener) => void listeners.push(listener),
  };
}
