import { parseTargetKey, type StampedEvent, type TargetKey, targetKey } from '../../../shared/domain/event.ts';
import { fold } from '../../../shared/domain/fold.ts';
import { pulled } from '../../../shared/domain/stamp.ts';
import { ticketRow } from '../../../shared/domain/ticket/row.ts';
import { type JournalReport, skippedEvent } from '../../journal/report.ts';
import type { PlacedCommit } from '../../journal/segment.ts';
import { commitToState, extendAll, noteOwnCommit } from '../apply.ts';
import { entryOf } from '../commit-entry.ts';
import { eventsOf } from '../read-events.ts';
import { createState, type DeskState, noteNumbers, noteTaken, type OwnDevice } from '../state.ts';
import { createOverlay } from '../targets.ts';
import { withoutBody } from '../without-body.ts';

/** Reads a whole desk at once, for tools that write nothing. */
export interface Loader {
  /** Adds one commit of the journal; the commits of a device come in order. */
  readonly add: (commit: PlacedCommit) => void;
  /** Records what can still be read of lost lines. */
  readonly lost: (report: JournalReport) => void;
  /** The state of the desk, after all commits were added. */
  readonly finish: (nowMs: number) => DeskState;
  /** Targets to fold from the journal again, because a commit that was applied does not count after all. */
  readonly toFold: () => readonly TargetKey[];
}

/**
 * Rebuilds the state from the journal. Each of our own commits was newer than everything it touched, so targets that
 * only we wrote are folded as their events are read; targets that others touched are folded at the end, from all their
 * events.
 */
export function createLoader(device: OwnDevice, isAlone: boolean, report: (report: JournalReport) => void): Loader {
  const state = createState(device);
  const kept = new Map<string, StampedEvent[]>();
  const shared = new Set<string>();
  const toFold = new Set<TargetKey>();
  let branches: PlacedCommit[] = [];
  let newest = state.clock;

  /** A branch of a copied device may have grown from a folder that is read later; then it waits for it. */
  function add(placed: PlacedCommit): void {
    const { head, position } = placed;
    if (position.folder === head.device || state.lineage.canFollow(head.device, head.seq, head.prev)) take(placed);
    else branches.push(placed);
  }

  function takeBranches(): void {
    for (let left = -1; left !== branches.length; ) {
      left = branches.length;
      const present = branches;
      branches = [];
      present.forEach(add);
    }
    branches.forEach(take); // What they grew from is lost; they stand alone.
  }

  function retain(event: StampedEvent, isOurs: boolean): void {
    const key = targetKey(event.target);
    const known = kept.get(key) ?? [];
    known.push(withoutBody(event));
    kept.set(key, known);
    if (!isOurs) shared.add(key);
  }

  function take(placed: PlacedCommit): void {
    const { head } = placed;
    const isOurs = head.device === device.id && placed.position.folder === device.id;
    const events = eventsOf(placed, (why, index) => report(skippedEvent(why, placed, placed.position, index)));
    const entry = entryOf(placed, placed.position, events);
    const commit = { entry, key: head.key, prev: head.prev, saw: head.saw };
    const { skipped } = isOurs ? noteOwnCommit(state, commit) : state.commits.add(commit);
    if (newest < head.stamp) newest = head.stamp;
    noteNumbers(state, events, isOurs);
    state.files.note(events);
    const counting = events.filter(state.firstOnly.counts);
    if (isOurs && isAlone) {
      extendAll(state.targets, counting);
      if (skipped !== entry) for (const key of skipped?.targets ?? []) toFold.add(key);
    } else for (const event of counting) retain(event, isOurs);
  }

  function finish(nowMs: number): DeskState {
    takeBranches();
    const overlay = createOverlay(state.targets);
    for (const [key, all] of kept) {
      const events = all.filter(state.firstOnly.counts);
      if (events.length === 0) continue;
      if (shared.has(key)) overlay.set(key, fold(parseTargetKey(key), events, state.lineage.sees));
      else extendAll(overlay, events);
    }
    kept.clear();
    commitToState(state, overlay.changed);
    for (const ticket of state.targets.tickets.values()) state.rows.put(ticketRow(ticket));
    state.clock = pulled(state.clock, newest, nowMs);
    return state;
  }

  /** A number on a lost ticket of ours is taken. */
  function lost(found: JournalReport): void {
    if (found.kind !== 'damaged-line' || found.position.folder !== device.id) return;
    for (const number of found.numbers) noteTaken(state, number);
  }

  return { add, lost, finish, toFold: () => [...toFold] };
}
