import type { Changes } from '../../shared/bridge/changes.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import type { DeskStatus } from '../../shared/bridge/contract/desk.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { type AgentAccess, agentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Requirement } from '../../shared/domain/operation.ts';
import { usualIdleLockMinutes } from '../../shared/domain/records/desk.ts';
import { type WhoCould, whoCould } from '../../shared/domain/who-could.ts';
import { originalQueues, type Queue, queuesOf } from '../../shared/views/queues.ts';
import type { DeskManager } from '../desk/desk-manager.ts';
import { type Clock, pause } from '../platform/clock.ts';
import { isSystemError, quietly } from '../platform/disk.ts';
import type { DocumentFaults } from '../platform/document-fault.ts';
import type { Present, Sessions } from '../session/sessions.ts';
import { createAdmission } from './admission.ts';
import { handlersOf, hostHandlers } from './areas.ts';
import type { ComputerPort } from './computer-port.ts';
import { deskStatus } from './desk-status.ts';
import { createDispatch, type ServedDesk } from './dispatch.ts';
import { createDraftOwners } from './draft-owners.ts';
import { createFlushing } from './flushing.ts';
import { followDesk } from './follow-desk.ts';
import { type LinkedContent, linkedContent } from './linked-content.ts';
import { createLock } from './lock.ts';
import { createNews } from './news.ts';
import { paced } from './paced-news.ts';
import { createPresence, type TicketShown } from './presence.ts';
import { administratorsOnly, noDesk } from './refusals.ts';
import { createViewLinks } from './view-links.ts';
import { createWindows } from './windows.ts';

/**
 * Implements the contract for any host. The host names the window that sends a request; everything else is checked
 * here.
 */
export interface Bridge {
  readonly handle: (windowId: string, request: unknown) => Promise<Result<unknown>>;
  readonly watch: (windowId: string, listener: (changes: Changes) => void) => () => void;
  readonly closeWindow: (windowId: string) => void;
  /** The target of a link, while the agent who received it is signed in and may see the ticket. */
  readonly linked: (token: string) => Promise<LinkedContent | undefined>;
  /** Called every few seconds: ends idle uploads, and locks the desk after a period of inactivity. */
  readonly lockIfIdle: () => Promise<void>;
  readonly lock: () => Promise<void>;
  /** Asks these windows, or all, to save their drafts; resolves to whether some could not be saved. */
  readonly flush: (windowIds?: readonly string[]) => Promise<boolean>;
  /** Sends a command to a window, now or as soon as its page has loaded. */
  readonly command: (windowId: string, command: Command) => void;
  /** The signed-in agents with their windows; if there are none, the last one, without windows. */
  readonly present: () => readonly Present[];
  /** The page of a window was closed or reloads; it receives nothing until it has loaded. */
  readonly pageLeft: (windowId: string) => void;
  /** What a window shows. */
  readonly shown: (windowId: string) => WindowShown;
  /** The agents who could do what needs this, in one of their departments. */
  readonly whoCould: (requirement: Requirement) => WhoCould;
  /** Called when a window may show something else, and when an agent signs in or out. */
  readonly onShown: (listener: () => void) => void;
  /** The clock moved tickets in or out of these agents' queues. */
  readonly queuesMoved: (agentIds: ReadonlySet<Id>) => void;
}

export interface WindowShown extends TicketShown {
  readonly status: DeskStatus;
  /** The signed-in agent's queues in the order of the navigation; the default queues while nobody is signed in. */
  readonly queues: readonly Queue[];
}

export interface BridgePorts {
  readonly deskManager: DeskManager;
  readonly sessions: Sessions;
  /** The computer’s clock, for timeouts that concern people. */
  readonly clock: Clock;
  /** The desk’s clock, for due times. */
  readonly deskClock: Pick<Clock, 'nowMs'>;
  readonly newId: () => Id;
  readonly newSecret: () => string;
  readonly samplePins: Readonly<Record<string, string>>;
  readonly computer: ComputerPort | undefined;
  /** Damage in this computer’s own documents. */
  readonly computerFaults: DocumentFaults;
  /** Called with unexpected errors. They never contain what people wrote. */
  readonly onBug: (error: unknown) => void;
}

/** Connects the parts that serve windows: sessions, notifications and handlers. */
export function createBridge(ports: BridgePorts): Bridge {
  const { deskManager, sessions, clock, deskClock, computer, computerFaults, samplePins, newId, onBug } = ports;
  const wait = (ms: number) => pause(clock, ms);
  const windows = createWindows();
  const links = createViewLinks(ports.newSecret);
  const flushing = createFlushing((windowId) => windows.notify(windowId, { request: { kind: 'save-words' } }), wait);
  const news = createNews(windows, accessAt);
  const owners = createDraftOwners();
  const noteActivity = () => lock.noteActivity();
  const endSearch = (windowId?: string) => deskManager.desk()?.search.end(windowId);
  const presence = createPresence({ sessions, news, links, owners, endUploads, endSearch, noteActivity });
  const { leaveAll } = presence;
  const lock = createLock({
    sessions,
    windowIds: windows.ids,
    flushing,
    leaveAll,
    onEnd: (agentId, end) => deskManager.desk()?.signIns.note(agentId, end),
    nowMs: clock.nowMs,
    locksAfterMinutes,
  });
  const statusPorts = { deskManager, computer, computerFaults, presence, samplePins };
  const host = hostHandlers({ ...statusPorts, windows, lock, flushing, deskClock });
  const admission = createAdmission({
    sessions,
    isDeskOpen: () => deskManager.desk() !== undefined,
    accessAt,
    administratorsOnly: () => {
      const desk = deskManager.desk();
      return desk ? administratorsOnly(desk.engine.records, deskClock.nowMs()) : noDesk();
    },
  });
  const handle = createDispatch({ sessions, admission, host, served: () => served, onBug });
  let served: ServedDesk | undefined;

  function locksAfterMinutes(): number {
    const records = deskManager.desk()?.engine.records;
    return records?.get('desk', 'desk')?.idleLockMinutes ?? usualIdleLockMinutes;
  }

  /** The access of the agent at a window; undefined where no agent is signed in. */
  function accessAt(windowId: string): AgentAccess | undefined {
    const agentId = sessions.agentAt(windowId);
    const records = deskManager.desk()?.engine.records;
    return agentId === undefined || !records ? undefined : agentAccess(records, agentId);
  }

  function attach(): void {
    sessions.forget();
    leaveAll();
    const desk = deskManager.desk();
    served = undefined;
    if (!desk) return;
    const isOpen = () => deskManager.desk() === desk;
    const handlers = handlersOf(desk, {
      presence,
      owners,
      flushing,
      news,
      links,
      computer,
      nowMs: deskClock.nowMs,
      newId,
      isOpen,
      onBug,
    });
    served = { desk, handlers };
    followDesk(desk, { news, wait, clock, isOpen, accessChanged, queuesChanged: presence.publish });
  }

  /**
   * Permissions have changed: agents who were removed are signed out, and all other windows reload their permissions.
   */
  function accessChanged(): void {
    for (const windowId of windows.ids()) {
      if (sessions.agentAt(windowId) === undefined) continue;
      if (!accessAt(windowId)) presence.removeWindow(windowId);
      presence.changed(windowId);
    }
  }

  /** Once a desk is open, its windows are told by `attach`. */
  function openingChanged(): void {
    if (deskManager.opening() || !deskManager.desk()) news.everybody(['session']);
  }

  /** A window without a signed-in agent has no uploads. */
  function endUploads(windowId?: string): void {
    unhindered(deskManager.desk()?.blobs.abandonAll(windowId));
  }

  /** Files that could not be removed are removed when the desk is next opened; nothing waits for it. */
  function unhindered(removal: Promise<void> | undefined): void {
    removal?.catch((error: unknown) => {
      if (!isSystemError(error)) onBug(error);
    });
  }

  async function linked(token: string): Promise<LinkedContent | undefined> {
    const link = links.find(token);
    const access = link && accessAt(link.windowId);
    const engine = deskManager.desk()?.engine;
    if (!link || !access || !engine) return undefined;
    const content = await quietly(
      () => linkedContent(engine, access, link.target),
      () => undefined, // A page of its own for a disk that cannot be read now would say no more than the window does.
    );
    // The desk may have been locked while the disk was read.
    return links.find(token) === link ? content : undefined;
  }

  deskManager.onChange(attach);
  deskManager.onOpening(paced(clock, openingChanged));
  attach();
  computer?.onChange(() => news.everybody(['computer']));
  computerFaults.onNews(() => news.everybody(['session', 'damage']));

  return {
    handle,
    watch: windows.watch,
    closeWindow: (windowId) => {
      presence.removeWindow(windowId);
      windows.forget(windowId);
    },
    linked,
    lockIfIdle: async () => {
      unhindered(deskManager.desk()?.blobs.abandonIdle());
      await lock.lockIfIdle();
    },
    lock: () => lock.lock(),
    flush: (windowIds = windows.ids()) => flushing.flush(windowIds),
    command: windows.command,
    pageLeft: (windowId) => {
      windows.pageLeft(windowId);
      presence.freeDrafts(windowId);
    },
    present: sessions.present,
    shown: (windowId) => {
      const agentId = sessions.agentAt(windowId);
      const shown = agentId === undefined ? undefined : presence.shownAt(windowId);
      const records = deskManager.desk()?.engine.records;
      const queues = agentId === undefined || !records ? originalQueues : queuesOf(records, agentId);
      return { status: deskStatus(statusPorts, { windowId, agentId }), met: shown?.met ?? [], queues };
    },
    whoCould: (requirement) => {
      const desk = deskManager.desk();
      return desk ? whoCould(desk.engine.records, [requirement], [], deskClock.nowMs()) : { names: [], more: 0 };
    },
    onShown: presence.onChange,
    queuesMoved: (agentIds) => {
      for (const agentId of agentIds) news.agents(['record:queue'], agentId);
    },
  };
}
