import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { deskTimeZone } from '../../shared/domain/records/time-zone.ts';
import type { Rows } from '../engine/rows/row-table.ts';
import type { Work } from '../platform/in-slices.ts';
import { createLens, type Lens } from './lens.ts';
import type { OpenRows } from './open-rows.ts';
import { type AskedQueue, definitionName, type QueueDefinition, queueDefinition } from './queue-definition.ts';
import { createQueueList, type QueueList } from './queue-list.ts';
import type { Sights } from './sights.ts';

/** The list of one condition and order, shared by all agents unless the condition depends on who looks. */
export interface SharedList {
  readonly definition: QueueDefinition;
  /** False after records changed that it depends on; another list has taken its place. */
  readonly isCurrent: boolean;
  readonly timeZone: string;
  /** Whether somebody asked for its contents. */
  readonly isBegun: () => boolean;
  /** Whether the rows are there that it is built from. */
  readonly canBegin: () => boolean;
  /** Builds the list and counts what an agent sees of it. */
  readonly work: (agentIds: Iterable<Id>) => Work;
  /** Whether it is built, and counted for this agent. */
  readonly isReady: (agentId: Id) => boolean;
  readonly lens: (agentId: Id) => Lens;
  /** The agents who asked for it so far. */
  readonly askers: ReadonlySet<Id>;
  readonly rowChanged: (ordinal: number) => void;
  readonly clockMoved: (nowMs: number) => void;
  readonly nextMs: () => number | undefined;
}

export interface QueueLists {
  readonly of: (agentId: Id, queue: AskedQueue) => SharedList;
  readonly all: () => readonly SharedList[];
  /** Forgets lists, so that they are built anew when somebody asks for them. */
  readonly forget: (isTouched: (list: SharedList) => boolean) => void;
  /** Forgets what these agents see of the lists. */
  readonly forgetSight: (agentIds: Iterable<Id>) => void;
}

export interface QueueListsPorts {
  readonly rows: Rows;
  readonly openRows: Pick<OpenRows, 'all' | 'isWaiting'>;
  readonly records: DeskRecords;
  readonly sights: Sights;
  readonly nowMs: () => number;
  /** Called with the agents who see a ticket that the clock alone added or removed. */
  readonly onTurned: (agentIds: Iterable<Id>) => void;
}

export function createQueueLists(ports: QueueListsPorts): QueueLists {
  const { records, sights } = ports;
  const definitions = new Map<string, QueueDefinition>();
  const lists = new Map<string, Kept>();
  let all: readonly SharedList[] = [];

  interface Kept {
    readonly list: SharedList;
    readonly end: () => void;
    readonly forgetSight: (agentId: Id) => void;
  }

  function definitionOf(queue: AskedQueue): QueueDefinition {
    const name = definitionName(queue);
    const known = definitions.get(name) ?? queueDefinition(queue, records);
    definitions.set(name, known);
    return known;
  }

  function made(definition: QueueDefinition, viewerId: Id | null): Kept {
    const { rows, openRows, nowMs, onTurned } = ports;
    const askers = new Set<Id>();
    const lenses = new Map<Id, Lens>();
    // Only days depend on it, and a new process takes a while to know the first time zone.
    const timeZone = definition.condition.usesZone ? deskTimeZone(records) : 'UTC';
    const teamIds = (viewerId === null ? undefined : sights.of(viewerId).access?.teams) ?? new Set<Id>();
    const { condition } = definition;
    const { isForOpenOnly } = condition;
    let isCurrent = true;
    let built: QueueList | undefined;

    function list(): QueueList {
      built ??= createQueueList({
        definition,
        rows,
        candidates: isForOpenOnly ? openRows.all() : upTo(rows.size()),
        areSorted: isForOpenOnly && rows.areOpenInOrder(definition.orderName),
        viewpoint: () => ({ agentId: viewerId, teamIds, nowMs: nowMs(), timeZone }),
        onTurned: (ordinal) => onTurned([...askers].filter((agentId) => sights.of(agentId).seesBy(condition)(ordinal))),
      });
      return built;
    }

    function lens(agentId: Id): Lens {
      const known =
        lenses.get(agentId) ??
        createLens(list().order, {
          sees: sights.of(agentId).seesBy(condition),
          isWaiting: openRows.isWaiting,
        });
      lenses.set(agentId, known);
      askers.add(agentId);
      return known;
    }

    return {
      list: {
        definition,
        get isCurrent() {
          return isCurrent;
        },
        timeZone,
        isBegun: () => built !== undefined,
        canBegin: () => isForOpenOnly || rows.isComplete(),
        work: (agentIds) => (isEnough) => {
          if (!list().work(isEnough)) return false;
          for (const agentId of agentIds) if (!lens(agentId).count(isEnough)) return false;
          return true;
        },
        isReady: (agentId) => built?.isSettled() === true && lenses.get(agentId)?.isCounted() === true,
        lens,
        askers,
        rowChanged: (ordinal) => built?.rowChanged(ordinal),
        clockMoved: (ms) => built?.clockMoved(ms),
        nextMs: () => built?.nextMs(),
      },
      end: () => {
        isCurrent = false;
      },
      forgetSight: (agentId) => void lenses.delete(agentId),
    };
  }

  return {
    of: (agentId, queue) => {
      const definition = definitionOf(queue);
      const viewerId = definition.condition.usesViewer ? agentId : null;
      const name = viewerId === null ? definition.name : JSON.stringify([definition.name, viewerId]);
      const known = lists.get(name);
      if (known) return known.list;
      const added = made(definition, viewerId);
      lists.set(name, added);
      all = [...all, added.list];
      return added.list;
    },
    all: () => all,
    forget: (isTouched) => {
      for (const [name, { list, end }] of lists) {
        if (!isTouched(list)) continue;
        end();
        lists.delete(name);
        definitions.delete(list.definition.name);
      }
      all = all.filter(({ isCurrent }) => isCurrent);
    },
    forgetSight: (agentIds) => {
      for (const agentId of agentIds) for (const kept of lists.values()) kept.forgetSight(agentId);
    },
  };
}

/** All ordinals below one. */
export function* upTo(end: number): Generator<number> {
  for (let ordinal = 0; ordinal < end; ordinal += 1) yield ordinal;
}
