import { agentAccess, canSee } from '../../shared/domain/access.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { netChange } from '../../shared/domain/net-change.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { type TicketRow, ticketRow } from '../../shared/domain/ticket/row.ts';
import { audienceOf, concerns, mayBeTold } from '../../shared/views/happenings.ts';
import { type DeskCounts, hasChosenDue, listenerFor, type Notice, newsOf } from '../../shared/views/notices.ts';
import { isOpenAndAssigned } from '../../shared/views/queues.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import type { AppliedCommit } from '../engine/ports.ts';
import { createDueWatch } from '../lookup/due-watch.ts';
import { kindsOfSight } from '../lookup/queue-index.ts';
import { createAlarm } from '../platform/alarm.ts';
import type { Clock } from '../platform/clock.ts';
import type { Present } from '../session/sessions.ts';
import type { DeliveredNotices } from './delivered.ts';
import { grouped, type NoticeItem } from './group.ts';
import { createNoticeQueue, type NoticeSettings, noticeSettings, type PresentAgent } from './queue.ts';

/** The parts of the open desk that are watched. */
export interface WatchedDesk extends Pick<LiveDesk, 'queues' | 'onChanges'> {
  readonly inbox: Pick<LiveDesk['inbox'], 'whenRead' | 'concerned' | 'concerns'>;
  readonly preferences: Pick<LiveDesk['preferences'], 'known'>;
  readonly engine: Pick<LiveDesk['engine'], 'rows' | 'records'>;
}

export interface NotifierPorts {
  readonly deskManager: {
    readonly desk: () => WatchedDesk | undefined;
    readonly onChange: (listener: () => void) => void;
  };
  readonly bridge: Pick<Bridge, 'present' | 'onShown'>;
  /** The desk’s clock. */
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  readonly delivered: DeliveredNotices;
  readonly settings: () => NoticeSettings;
  /** Whether this window has the focus. */
  readonly isFocused: (windowId: string) => boolean;
  readonly notify: (notice: Notice) => void;
  /** Removes an agent's notices because they signed out or returned. */
  readonly withdraw: (agentId: Id) => void;
  /** Called with the counts for the signed-in agents; null if nobody is signed in. */
  readonly onCounts: (counts: DeskCounts | null) => void;
  readonly onError: (error: unknown) => void;
}

export interface Notifier {
  /** Removes all notices and stops; resolves when the delivered ones are saved. */
  readonly close: () => Promise<void>;
}

/** Events within this time are grouped into one notice. */
const groupingMs = 1_000;
/** The minimum time between notices. */
const pauseMs = 15_000;

/**
 * Notifies agents of events while they use other windows. Events and the clock produce candidates, which are checked
 * again before delivery: what somebody has already handled is not announced.
 */
export function startNotifier(ports: NotifierPorts): Notifier {
  const { deskManager, bridge, delivered, settings } = ports;
  const { nowMs } = ports.clock;
  const watch = createDueWatch();
  /** The tickets of others that concern present agents. */
  const concerning = createDueWatch();
  /** The tickets of the departments that present agents manage. */
  const managed = createDueWatch();
  const allWatches = [watch, concerning, managed];
  const queue = createNoticeQueue(delivered, ports.isFocused);
  const alarm = createAlarm(ports.clock, guarded(check));
  let present: readonly Present[] = [];
  let counts: DeskCounts | null = null;
  let deliveredMs = Number.NEGATIVE_INFINITY;
  /** The agents who were notified of due times at the last check. */
  let dueFor: readonly Id[] = [];
  let isClosed = false;

  function agentsAt(desk: WatchedDesk): PresentAgent[] {
    return present.flatMap((one) => {
      const access = agentAccess(desk.engine.records, one.agentId);
      if (!access) return [];
      return [{ ...one, ...listenerFor(desk.engine.records, access), wants: wantedBy(desk, one.agentId) }];
    });
  }

  function isSignedIn(agentId: Id): boolean {
    return present.some((one) => one.agentId === agentId && one.windowIds.length > 0);
  }

  function watchPresentAgents(): void {
    const desk = deskManager.desk();
    const here = desk ? agentsAt(desk) : [];
    watch.watchOnly(eachOnce(here.flatMap(({ access }) => desk?.queues.own(access).rows() ?? [])));
    concerning.watchOnly(eachOnce(here.flatMap(({ access }) => desk?.inbox.concerned(access) ?? [])));
    managed.watchOnly(eachOnce(here.flatMap(({ access, manages }) => desk?.queues.openIn(access, manages) ?? [])));
  }

  function deskChanged(desk: WatchedDesk, commits: readonly AppliedCommit[]): void {
    if (deskManager.desk() !== desk || present.length === 0) return;
    const here = agentsAt(desk);
    for (const commit of commits) noteNews(commit, here);
    for (const { after } of netChange(commits).tickets) {
      const row = ticketRow(after);
      const audience = audienceOf(after);
      concerning.ticketChanged(
        row,
        row.state === 'open' && here.some(({ access }) => mayBeTold(access, row) && concerns(access, audience)),
      );
      watch.ticketChanged(
        row,
        here.some(({ access }) => isOpenAndAssigned(access, row)),
      );
      managed.ticketChanged(
        row,
        row.state === 'open' && here.some(({ access, manages }) => manages(row) && canSee(access, row.whereabouts)),
      );
    }
    const isReordered = commits.some(({ records }) => records.some(({ kind }) => kindsOfSight.has(kind)));
    if (isReordered) watchPresentAgents();
    alarm.setWithin(groupingMs);
  }

  function noteNews(commit: AppliedCommit, here: readonly PresentAgent[]): void {
    const byId = byTicket(commit.events);
    for (const change of commit.tickets) {
      const before = change.before && ticketRow(change.before);
      const after = ticketRow(change.after);
      const events = byId.get(after.id) ?? [];
      for (const entryId of entriesOf('conversation.retracted', events)) queue.dropEntry(entryId);
      const [entryId] = entriesOf('conversation.posted', events);
      for (const listener of here) {
        const { agentId, access } = listener;
        const news = newsOf(listener, { before, after, audience: audienceOf(change.after), events });
        if (news) queue.addNews({ ...news, agentId, ticketId: after.id, entryId });
        if (hasChosenDue(access, events)) queue.skipDue(listener, after, nowMs());
      }
    }
  }

  function check(): void {
    const now = nowMs();
    // Scheduled first, so that an error in this check does not stop the next one.
    alarm.set(Infinity);
    const desk = deskManager.desk();
    checkDue(now, desk ? agentsAt(desk) : []);
    const hasToWait = now >= deliveredMs && now < deliveredMs + pauseMs;
    if (desk && !hasToWait) {
      const tickets = { row: desk.engine.rows.get, concerns: desk.inbox.concerns };
      const items = queue.take(tickets, agentsAt(desk), settings(), now);
      if (items.length > 0) deliveredMs = now;
      deliver(desk, items, now).catch(ports.onError);
    }
    publishCounts();
    const next = Math.min(
      ...allWatches.map(({ nextMs }) => nextMs(now) ?? Infinity),
      queue.isEmpty() ? Infinity : deliveredMs + pauseMs,
    );
    alarm.set(next - now);
  }

  /** Due times that passed while an agent did not want to know are noticed when they do. */
  function checkDue(now: number, here: readonly PresentAgent[]): void {
    const nowFor = settings().due ? here.filter(({ wants }) => wants.due).map(({ agentId }) => agentId) : [];
    if (nowFor.some((agentId) => !dueFor.includes(agentId))) for (const one of allWatches) one.checkAgain();
    dueFor = nowFor;
    queue.addDue(allWatches.flatMap((one) => one.check(now)));
  }

  /** Saved before it is shown: else a crash in between would show it twice. */
  async function deliver(desk: WatchedDesk, items: readonly NoticeItem[], now: number): Promise<void> {
    await delivered.save();
    if (isClosed || deskManager.desk() !== desk) return;
    for (const notice of grouped(items, isSignedIn, desk.engine.records, now)) ports.notify(notice);
  }

  function publishCounts(): void {
    const isAnybody = present.some(({ windowIds }) => windowIds.length > 0);
    const now = deskManager.desk() && isAnybody ? watch.counts(nowMs()) : null;
    if (JSON.stringify(now) === JSON.stringify(counts)) return;
    counts = now;
    ports.onCounts(now);
  }

  /** An agent signed in or out. The notices of an agent who signed out are removed. */
  function presenceChanged(): void {
    const before = present;
    const now = bridge.present();
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    const wasSignedIn = before.map(({ agentId }) => isSignedIn(agentId));
    present = now;
    before.forEach(({ agentId }, index) => {
      const stays = present.some((one) => one.agentId === agentId) && isSignedIn(agentId) === wasSignedIn[index];
      if (!stays) ports.withdraw(agentId);
    });
    watchPresentAgents();
    publishCounts();
    alarm.setWithin(groupingMs);
  }

  /** Which tickets concern whom is known once the newest commits are read. */
  function whenRead(desk: WatchedDesk): void {
    if (deskManager.desk() !== desk) return;
    watchPresentAgents();
    alarm.setWithin(groupingMs);
  }

  function attach(): void {
    const desk = deskManager.desk();
    desk?.onChanges((commits) => guarded(() => deskChanged(desk, commits))());
    desk?.inbox.whenRead().then(
      guarded(() => whenRead(desk)),
      ports.onError,
    );
    presenceChanged();
    watchPresentAgents();
    publishCounts();
  }

  /** An error here must not propagate to the publisher. */
  function guarded(task: () => void): () => void {
    return () => {
      if (isClosed) return;
      try {
        task();
      } catch (error) {
        ports.onError(error);
      }
    };
  }

  deskManager.onChange(guarded(attach));
  bridge.onShown(guarded(presenceChanged));
  attach();
  alarm.set(groupingMs);

  return {
    close: () => {
      isClosed = true;
      alarm.off();
      for (const { agentId } of present) ports.withdraw(agentId);
      ports.onCounts(null);
      return delivered.save();
    },
  };
}

function wantedBy({ preferences }: WatchedDesk, agentId: Id): NoticeSettings {
  return noticeSettings(preferences.known(agentId));
}

function eachOnce(rows: readonly TicketRow[]): Iterable<TicketRow> {
  return new Map(rows.map((row) => [row.id, row])).values();
}

function byTicket(events: readonly StampedEvent[]): Map<Id, StampedEvent[]> {
  const found = new Map<Id, StampedEvent[]>();
  for (const event of events) {
    if (event.target.kind !== ticketKind) continue;
    const known = found.get(event.target.id);
    if (known) known.push(event);
    else found.set(event.target.id, [event]);
  }
  return found;
}

/** The ids of the entries that events of this type are about. */
function entriesOf(type: 'conversation.posted' | 'conversation.retracted', events: readonly StampedEvent[]): string[] {
  // Safe: an event of these types with other data is not passed on under its type.
  return events
    .filter((event) => event.type === type)
    .map(({ data }) => (data as { readonly entryId: string }).entryId);
}
