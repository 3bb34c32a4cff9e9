import type { Id } from '../../shared/domain/id.ts';
import { systemPrincipal } from '../../shared/domain/principal.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { waitsUntilMs } from '../../shared/domain/ticket/waiting.ts';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import type { Engine } from '../engine/engine.ts';
import { createRowMoments } from '../lookup/row-moments.ts';
import { createAlarm } from '../platform/alarm.ts';
import type { Clock } from '../platform/clock.ts';
import { inSlices } from '../platform/in-slices.ts';
import type { DeskManager } from './desk-manager.ts';

export interface EndWaitsPorts {
  /** The desk’s clock. */
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  readonly newId: () => Id;
  readonly onError: (error: unknown) => void;
}

type WaitingDesk = Pick<Engine, 'rows' | 'tickets' | 'run'>;

/** Ends the waiting of tickets at its date, on whichever desk is open. Call the returned function to stop. */
export function endWaits(deskManager: Pick<DeskManager, 'desk' | 'onChange'>, ports: EndWaitsPorts): () => void {
  let end = (): void => undefined;

  function begin(): void {
    end();
    const desk = deskManager.desk();
    end = desk ? endWaitsOf(desk.engine, ports) : () => undefined;
  }

  deskManager.onChange(begin);
  begin();
  return () => end();
}

/** Operations wait for tickets that are being read. */
const readAtOnce = 8;
/** If the disk refuses it, a ticket cannot be read, or the desk has no status to return to. */
const againMs = 60_000;

/** Names this reaction, so that of several devices that end the same waiting, only the first one counts. */
const rule = 'waiting-end';

/** The same on one desk. Also ends what came due while the desk was closed. */
export function endWaitsOf(engine: WaitingDesk, { clock, newId, onError }: EndWaitsPorts): () => void {
  const { rows, tickets } = engine;
  const cursor = rows.cursor();
  const moments = createRowMoments();
  const alarm = createAlarm(clock, ring);
  const passes = createSerialQueue();
  let gathered = 0;
  let isOver = false;

  function note(ordinal: number): void {
    moments.set(ordinal, rows.isThere(ordinal) ? cursor.at(ordinal).waitsUntilMs : null);
  }

  function gather(isEnough: () => boolean): boolean {
    while (gathered < rows.size() && !isOver) {
      note(gathered);
      gathered += 1;
      if (isEnough()) return false;
    }
    return true;
  }

  function schedule(): void {
    const firstMs = moments.firstMs();
    if (firstMs !== undefined && !isOver) alarm.setWithin(Math.max(firstMs - clock.nowMs(), 1));
  }

  function ring(): void {
    if (isOver) return;
    const due: Id[] = [];
    const nowMs = clock.nowMs();
    for (let ordinal = moments.takeUntil(nowMs); ordinal !== undefined; ordinal = moments.takeUntil(nowMs)) {
      due.push(rows.idAt(ordinal));
    }
    alarm.set(Infinity);
    schedule();
    if (due.length > 0) passes.run(() => endAll(due)).catch(onError);
  }

  async function endAll(ids: readonly Id[]): Promise<void> {
    for (let at = 0; at < ids.length && !isOver; at += readAtOnce) {
      const found = await loaded(ids.slice(at, at + readAtOnce));
      if (!isOver) await Promise.all(found.map(endOne));
    }
  }

  /** A ticket that cannot be read is reported and tried again later; the others end now. */
  async function loaded(ids: readonly Id[]): Promise<readonly Ticket[]> {
    try {
      return await tickets.load(ids);
    } catch (error) {
      const [id, ...others] = ids;
      if (id === undefined) return [];
      if (others.length > 0) {
        const found: Ticket[] = [];
        for (const one of ids) found.push(...(await loaded([one])));
        return found;
      }
      onError(error);
      tryAgain(id);
      return [];
    }
  }

  function tryAgain(id: Id): void {
    moments.set(rows.ordinalOf(id), clock.nowMs() + againMs);
    schedule();
  }

  async function endOne({ id, status }: Ticket): Promise<void> {
    const { waiting } = status;
    const untilMs = waitsUntilMs(status);
    if (!waiting || untilMs === null || untilMs > clock.nowMs()) return;
    const cause = waiting.plan.slice(0, waiting.plan.lastIndexOf(':'));
    const result = await engine.run({
      name: 'waiting.end',
      input: { ticketId: id, plan: waiting.plan },
      key: newId(),
      principal: systemPrincipal,
      cause,
      once: { rule, ticket: id, cause },
    });
    // Any other refusal means that there is nothing to end until the ticket changes.
    if (result.ok) return;
    const { code, reason } = result.error;
    if (code === 'not-saved' || code === 'unavailable' || reason === 'status.unknown') tryAgain(id);
  }

  rows.onChange((ordinal) => {
    if (isOver) return;
    note(ordinal);
    schedule();
  });
  inSlices(gather).then(schedule, onError);
  return () => {
    isOver = true;
    alarm.off();
  };
}
