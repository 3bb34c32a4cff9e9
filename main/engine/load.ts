import { parseTargetKey, type StampedEvent, targetKey } from '../../shared/domain/event.ts';
import { type Folded, fold } from '../../shared/domain/fold.ts';
import { pulled } from '../../shared/domain/stamp.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import { extendAll, noteCommit, noteOwnCommit, settle } from './apply.ts';
import { entryOf } from './commit-entry.ts';
import { eventsOf } from './read-events.ts';
import { createState, type DeskState, type OwnDevice } from './state.ts';
import { createOverlay } from './targets.ts';

export interface Loader {
  /** Takes one commit of the journal in; each device's come in their order. */
  readonly add: (commit: PlacedCommit) => void;
  /** The state of the desk, once every commit was added. */
  readonly finish: (nowMs: number) => DeskState;
}

/**
 * Rebuilds the state from the journal. Each of our own commits was newer than all it touched when it was written, so
 * targets that only we touched are built by putting event on event; the others are folded from all their events.
 */
export function createLoader(device: OwnDevice): Loader {
  const state = createState(device);
  const overlay = createOverlay(state.targets);
  const events = new Map<string, StampedEvent[]>();
  const shared = new Set<string>();
  let newest = state.clock;

  function add(placed: PlacedCommit): void {
    const { head } = placed;
    const isOurs = head.device === device.id && placed.position.folder === device.id;
    const entry = entryOf(placed, placed.position);
    if (isOurs) noteOwnCommit(state, { entry, key: head.key, prev: head.prev, saw: head.saw });
    else noteCommit(state, entry, head.prev, head.saw);
    if (newest < head.stamp) newest = head.stamp;
    for (const event of eventsOf(placed, isOurs)) {
      const key = targetKey(event.target);
      const known = events.get(key) ?? [];
      known.push(withoutBody(event));
      events.set(key, known);
      if (!isOurs) shared.add(key);
    }
  }

  function finish(nowMs: number): DeskState {
    for (const [key, all] of events) {
      if (shared.has(key)) overlay.set(key, foldAll(key, all));
      else extendAll(overlay, all);
    }
    events.clear();
    settle(state, overlay.changed);
    state.clock = pulled(state.clock, newest, nowMs);
    return state;
  }

  function foldAll(key: string, all: readonly StampedEvent[]): Folded {
    return fold(parseTargetKey(key), all, state.lineage.sees);
  }

  return { add, finish };
}

/** A ticket holds no bodies, so they need not be held while it is folded either. */
function withoutBody(event: StampedEvent): StampedEvent {
  if (event.type !== 'conversation.posted') return event;
  return { ...event, data: { ...(event.data as object), body: { html: '', text: '' } } };
}
