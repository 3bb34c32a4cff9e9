import type { Changes } from '../../shared/bridge/changes.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import { type CallName, calls, type QueryName, queries } from '../../shared/bridge/contract/areas.ts';
import type { DeskStatus } from '../../shared/bridge/contract/desk.ts';
import { parseInput } from '../../shared/bridge/parse-input.ts';
import { isKey, noKey } from '../../shared/bridge/request-key.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { type AgentAccess, accessOf, agentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { fileOwner } from '../../shared/domain/principal.ts';
import type { DeskHouse } from '../desk/house.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import { type Clock, pause } from '../platform/clock.ts';
import { isSystemError } from '../platform/disk.ts';
import type { DocumentFaults } from '../platform/document-fault.ts';
import { failureOf, NotSaved } from '../platform/failure.ts';
import type { Present, Sessions } from '../session/sessions.ts';
import { answers } from './answers.ts';
import { type Calling, callHandlers, deskStatus, type TicketShown } from './calls.ts';
import type { ComputerPort } from './computer-port.ts';
import { followFiles } from './file-news.ts';
import { createFlushing } from './flushing.ts';
import { createKeyedCalls } from './keyed-calls.ts';
import { partsOf } from './request-parts.ts';
import { doneFor } from './sent.ts';
import { createShownCodes } from './shown-codes.ts';
import { type BatchNews, newsFor, newsOf } from './sight-news.ts';
import { createViewLinks, type LinkedContent } from './view-links.ts';
import { createWindows } from './windows.ts';

/** Serves the contract to any host. A host says which window asks; everything else is checked here. */
export interface Bridge {
  readonly handle: (windowId: string, request: unknown) => Promise<Result<unknown>>;
  readonly watch: (windowId: string, listener: (changes: Changes) => void) => () => void;
  readonly closeWindow: (windowId: string) => void;
  /** What a link leads to, as long as whoever got it is signed in and may see the ticket. */
  readonly linked: (token: string) => LinkedContent | undefined;
  /** Called every few seconds: ends idle uploads, and locks the desk when nobody has used it for a while. */
  readonly lockIfIdle: () => Promise<void>;
  readonly lock: () => Promise<void>;
  /** Lets these windows, or all, put their words away; whether some could not be. */
  readonly flush: (windowIds?: readonly string[]) => Promise<boolean>;
  /** Asks a window to do something, now or as soon as its page is there. */
  readonly command: (windowId: string, command: Command) => void;
  /** Who is signed in, each with their windows; while nobody is, who was last, with none. */
  readonly present: () => readonly Present[];
  /** The page of a window has gone, and will be loaded anew: until then it hears nothing. */
  readonly pageLeft: (windowId: string) => void;
  /** What a window shows. */
  readonly shown: (windowId: string) => WindowShown;
  /** Hears that some window may show something else now, or that somebody came or went. */
  readonly onShown: (listener: () => void) => void;
}

export interface WindowShown extends TicketShown {
  readonly status: DeskStatus;
}

export interface BridgePorts {
  readonly house: DeskHouse;
  readonly sessions: Sessions;
  /** This computer’s: for what waits for people. */
  readonly clock: Clock;
  /** The desk’s: for what is due. */
  readonly deskClock: Pick<Clock, 'nowMs'>;
  readonly newId: () => Id;
  readonly newSecret: () => string;
  readonly samplePins: Readonly<Record<string, string>>;
  readonly computer: ComputerPort | undefined;
  /** What is damaged of this computer’s own documents. */
  readonly computerFaults: DocumentFaults;
  /** Told of bugs: errors that nobody expected. Never with what people wrote. */
  readonly onBug: (error: unknown) => void;
}

const locksAfterMinutes = 5;

export function createBridge(ports: BridgePorts): Bridge {
  const { house, sessions, clock, deskClock, computer } = ports;
  const { nowMs } = clock;
  const wait = (ms: number) => pause(clock, ms);
  const windows = createWindows();
  const links = createViewLinks(ports.newSecret);
  const once = createKeyedCalls();
  const flushing = createFlushing((windowId) => windows.tell(windowId, { request: { kind: 'save-words' } }), wait);
  const codes = createShownCodes();
  /** What the agent at each window was able to see when they were told of something last. */
  const seenAs = new Map<string, AgentAccess>();
  const ticketsShown = new Map<string, TicketShown>();
  const shownListeners: (() => void)[] = [];
  let lastActiveMs = nowMs();

  /** The agent’s at a window; nothing where nobody is, and where it is no agent. */
  function accessAt(windowId: string): AgentAccess | undefined {
    const agentId = sessions.agentAt(windowId);
    const records = house.desk()?.engine.records;
    return agentId === undefined || !records ? undefined : agentAccess(records, agentId);
  }

  function noteActivity(): void {
    lastActiveMs = nowMs();
  }

  function attach(): void {
    sessions.forget();
    endSessions();
    const desk = house.desk();
    desk?.onChanges((commits) => {
      if (house.desk() !== desk) return;
      const changed = commits.flatMap(({ records }) => records);
      if (changed.some(({ kind }) => kind === 'agent' || kind === 'role')) tellAccess();
      tellBatch(newsOf(commits));
    });
    if (desk) {
      followFiles(desk, wait, (ticketIds) => {
        if (house.desk() === desk) tellFiles(desk, ticketIds);
      });
    }
    desk?.faults.onNews(() => {
      if (house.desk() === desk) tellFaults();
    });
    desk?.drafts.onChange((agentId) => {
      if (house.desk() !== desk) return;
      const theirs = windows.ids().filter((windowId) => sessions.agentAt(windowId) === agentId);
      for (const windowId of theirs) windows.tell(windowId, { topics: ['drafts'] });
    });
  }

  /** Something was found damaged, or set aside: every window asks what it has to tell of it. */
  function tellFaults(): void {
    for (const windowId of windows.ids()) windows.tell(windowId, { topics: ['session', 'damage'] });
  }

  /** Files of some tickets are not what they were, or are again: who sees them is shown so, and told in the strip. */
  function tellFiles({ engine }: LiveDesk, ticketIds: readonly Id[]): void {
    const tickets = ticketIds.flatMap((id) => {
      const ticket = engine.tickets.get(id);
      return ticket ? [{ before: ticket, after: ticket }] : [];
    });
    tellBatch({ tickets, topics: ['session'], askedBy: new Set() });
  }

  /** Tells each window what its agent may hear of it. */
  function tellBatch(news: BatchNews): void {
    for (const windowId of windows.ids()) {
      const after = accessAt(windowId);
      if (!after) continue;
      const told = newsFor(news, { before: seenAs.get(windowId) ?? after, after });
      seenAs.set(windowId, after);
      if (told.tickets.length + told.removed.length + told.topics.length > 0) windows.tell(windowId, told);
    }
  }

  /** What agents may do has changed. Who has left the desk is out; everybody else's window asks what they may now. */
  function tellAccess(): void {
    for (const windowId of windows.ids()) {
      if (sessions.agentAt(windowId) === undefined) continue;
      if (!accessAt(windowId)) signOut(windowId);
      tellSession(windowId);
    }
  }

  function signOut(windowId: string): void {
    sessions.close(windowId);
    seenAs.delete(windowId);
    ticketsShown.delete(windowId);
    codes.drop(windowId);
    links.forgetWindow(windowId);
    endUploads(windowId);
  }

  /** A window where nobody is signed in has no uploads. */
  function endUploads(windowId?: string): void {
    unhindered(house.desk()?.blobs.abandonAll(windowId));
  }

  /** What could not be removed now is removed when the desk is opened again; nobody waits for it. */
  function unhindered(removal: Promise<void> | undefined): void {
    removal?.catch((error: unknown) => {
      if (!isSystemError(error)) ports.onBug(error);
    });
  }

  function endSessions(): void {
    sessions.lockAll();
    seenAs.clear();
    ticketsShown.clear();
    codes.dropAll();
    links.forgetAll();
    endUploads();
    for (const windowId of windows.ids()) windows.tell(windowId, { topics: ['session'] });
    tellShown();
  }

  /** Every window gets a moment to put its drafts away; then nobody is signed in anywhere. */
  async function lock(): Promise<void> {
    await flush(windows.ids().filter((windowId) => sessions.agentAt(windowId) !== undefined));
    endSessions();
  }

  function flush(windowIds: readonly string[] = windows.ids()): Promise<boolean> {
    return flushing.flush(windowIds);
  }

  function tellShown(): void {
    for (const listener of shownListeners) listener();
  }

  function tellComputer(): void {
    for (const windowId of windows.ids()) windows.tell(windowId, { topics: ['computer'] });
  }

  function tellSession(windowId: string): void {
    const access = accessAt(windowId);
    if (access && seenAs.get(windowId)?.agentId !== access.agentId) seenAs.set(windowId, access);
    windows.tell(windowId, { topics: ['session'] });
    tellShown();
  }

  function tellSecrets(): void {
    for (const windowId of windows.ids()) {
      windows.tell(windowId, { topics: accessAt(windowId) ? ['session', 'secrets'] : ['session'] });
    }
  }

  function tellRecovery(): void {
    for (const windowId of windows.ids()) if (accessAt(windowId)) windows.tell(windowId, { topics: ['recovery'] });
  }

  function callingAt(windowId: string): Calling {
    return {
      house,
      sessions,
      windowId,
      lock,
      noteActivity,
      noteFlushed: flushing.note,
      noteShown: (showing, shown) => {
        ticketsShown.set(showing, shown);
        tellShown();
      },
      sessionChanged: tellSession,
      secretsChanged: tellSecrets,
      recoveryChanged: tellRecovery,
      codes,
      computer,
      computerFaults: ports.computerFaults,
      computerChanged: tellComputer,
      nowMs: deskClock.nowMs,
      newId: ports.newId,
      samplePins: ports.samplePins,
      locksAfterMinutes,
    };
  }

  async function run(windowId: string, name: string, input: unknown, key: unknown): Promise<Result<unknown>> {
    const desk = house.desk();
    const principal = sessions.principalAt(windowId);
    if (!desk || !principal || !accessOf(desk.engine.records, principal)) return locked();
    const result = await desk.engine.run({ name, input, key, principal });
    return result.ok ? done(doneFor(desk, principal, result.value)) : result;
  }

  async function ask(windowId: string, name: string, input: unknown): Promise<Result<unknown>> {
    if (!Object.hasOwn(queries, name)) return failed('invalid-input', 'query.unknown');
    const open = signedIn(windowId);
    if ('error' in open) return open;
    const query = name as QueryName;
    const parsed = parseInput(queries[query].input, input);
    if (!parsed.ok) return parsed;
    // Safe: the input was parsed by the schema of this very query.
    return answers[query]({ ...open, windowId, links, nowMs: deskClock.nowMs, computer }, parsed.value as never);
  }

  async function call(windowId: string, name: string, input: unknown, key: unknown): Promise<Result<unknown>> {
    if (!Object.hasOwn(calls, name)) return failed('invalid-input', 'call.unknown');
    const known = name as CallName;
    const objection = callObjection(windowId, known);
    if (objection) return objection;
    const { input: schema, longestText, isKeyed } = calls[known];
    if (isKeyed && !isKey(key)) return noKey;
    const parsed = parseInput(schema, input, longestText);
    if (!parsed.ok) return parsed;
    if (known === 'session.active') noteActivity();
    if (known === 'desk.status') windows.isThere(windowId);
    // Safe: the input was parsed by the schema of this very call, and the key is there where it needs one.
    const task = () => callHandlers[known](callingAt(windowId), parsed.value as never, key as never);
    if (!isKeyed || !isKey(key)) return task();
    return once({ owner: ownerAt(windowId, known), key, asked: [name, parsed.value], task });
  }

  /** Whoever is no agent calls only for what says so; what is open to everybody is so at a window where nobody is yet. */
  function callObjection(windowId: string, name: CallName) {
    const principal = sessions.principalAt(windowId);
    if (principal && principal.kind !== 'agent') return calls[name].for === 'visitor' ? undefined : agentsOnly();
    const open = calls[name].for === 'anyone' ? undefined : signedIn(windowId);
    return open && 'error' in open ? open : undefined;
  }

  /** Whose keys these are: like those of operations an agent's own, on any window, wherever one has to be signed in. */
  function ownerAt(windowId: string, name: CallName): string {
    if (calls[name].for === 'anyone') return `window ${windowId}`;
    const principal = sessions.principalAt(windowId);
    return `${principal?.kind} ${house.desk()?.file.deskId ?? ''} ${(principal && fileOwner(principal)) ?? ''}`;
  }

  function signedIn(
    windowId: string,
  ): { desk: LiveDesk; access: AgentAccess } | { ok: false; error: ReturnType<typeof failed>['error'] } {
    const desk = house.desk();
    const principal = sessions.principalAt(windowId);
    if (desk && principal && principal.kind !== 'agent') return agentsOnly();
    const access = accessAt(windowId);
    return desk && access ? { desk, access } : locked();
  }

  async function handle(windowId: string, request: unknown): Promise<Result<unknown>> {
    try {
      const { kind, name, input, key } = partsOf(request);
      if (kind === 'run') return await run(windowId, name, input, key);
      if (kind === 'ask') return await ask(windowId, name, input);
      if (kind === 'call') return await call(windowId, name, input, key);
      return failed('invalid-input', 'call.malformed');
    } catch (error) {
      const reason = failureOf(error);
      if (isSystemError(error) || error instanceof NotSaved) return failed('not-saved', reason);
      ports.onBug(error);
      return failed('unavailable', 'program.fault');
    }
  }

  function linked(token: string): LinkedContent | undefined {
    const link = links.find(token);
    const access = link && accessAt(link.windowId);
    const ticket = link && house.desk()?.engine.tickets.get(link.ticketId);
    return link && access && ticket && canSee(access, ticket) ? link.content : undefined;
  }

  house.onChange(attach);
  attach();
  computer?.onChange(tellComputer);
  ports.computerFaults.onNews(tellFaults);

  return {
    handle,
    watch: windows.watch,
    closeWindow: (windowId) => {
      signOut(windowId);
      windows.forget(windowId);
      tellShown();
    },
    linked,
    lockIfIdle: async () => {
      unhindered(house.desk()?.blobs.abandonIdle());
      if (sessions.isAnyOpen() && nowMs() - lastActiveMs >= locksAfterMinutes * 60_000) await lock();
    },
    lock,
    flush,
    command: windows.command,
    pageLeft: windows.pageLeft,
    present: sessions.present,
    shown: (windowId) => {
      const isSignedIn = sessions.agentAt(windowId) !== undefined;
      const shown = isSignedIn ? ticketsShown.get(windowId) : undefined;
      return { status: deskStatus(callingAt(windowId)), met: [], ...shown };
    },
    onShown: (listener) => void shownListeners.push(listener),
  };
}

function locked() {
  return failed('locked', 'desk.locked');
}

function agentsOnly() {
  return failed('forbidden', 'access.agents-only');
}
