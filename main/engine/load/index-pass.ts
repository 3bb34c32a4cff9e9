import { parseTargetKey, type StampedEvent, type TargetKey, targetKey } from '../../../shared/domain/event.ts';
import { fold } from '../../../shared/domain/fold.ts';
import { pulled } from '../../../shared/domain/stamp.ts';
import { type JournalReport, skippedEvent } from '../../journal/report.ts';
import type { PlacedCommit } from '../../journal/segment.ts';
import { commitToState, extendAll, noteOwnCommit } from '../apply.ts';
import { entryOf, isTicket } from '../commit-entry.ts';
import { eventsOf } from '../read-events.ts';
import { createState, type DeskState, noteNumbers, noteTaken, type OwnDevice } from '../state.ts';
import { createOverlay } from '../targets.ts';
import { createGivenStates } from './given-states.ts';
import type { Rest } from './rest.ts';

/** The first reading of a journal. It notes where all commits are, folds the desk records, and finds the open tickets. */
export interface IndexPass {
  /** Adds one commit of the journal; the commits of a device come in order. */
  readonly add: (commit: PlacedCommit) => void;
  /** Records what can still be read of lost lines. */
  readonly lost: (report: JournalReport) => void;
  /** After all commits were added. */
  readonly finish: (nowMs: number, rest: Rest) => Promise<Indexed>;
}

/** A desk of which every commit is known, but no ticket. */
export interface Indexed {
  readonly state: DeskState;
  /** The tickets that are open; some others may be among them. */
  readonly openTickets: readonly TargetKey[];
}

/**
 * Each of our own commits was newer than everything it touched, so records that only we wrote are folded as their events
 * are read; records that others touched are folded at the end, from all their events.
 */
export function createIndexPass(
  device: OwnDevice,
  isAlone: boolean,
  report: (report: JournalReport) => void,
): IndexPass {
  const state = createState(device);
  const states = createGivenStates(state.commits);
  const kept = new Map<string, StampedEvent[]>();
  const shared = new Set<string>();
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
    known.push(event);
    kept.set(key, known);
    if (!isOurs) shared.add(key);
  }

  function take(placed: PlacedCommit): void {
    const { head, position } = placed;
    const isOurs = head.device === device.id && position.folder === device.id;
    const events = eventsOf(placed, (why, index) => {
      // Those of tickets are reported with the rest of their events.
      if (!isTicket(head.events[index]?.on ?? '')) report(skippedEvent(why, placed, position, index));
    });
    const commit = { entry: entryOf(placed, position, events), key: head.key, prev: head.prev, saw: head.saw };
    if (isOurs) noteOwnCommit(state, commit);
    else state.commits.add(commit);
    if (newest < head.stamp) newest = head.stamp;
    noteNumbers(state, events, isOurs);
    states.note(state.commits.size() - 1, events);
    const ofRecords = events.filter((_event, index) => !isTicket(head.events[index]?.on ?? ''));
    if (isOurs && isAlone) extendAll(state.targets, ofRecords);
    else for (const event of ofRecords) retain(event, isOurs);
  }

  async function finish(nowMs: number, rest: Rest): Promise<Indexed> {
    takeBranches();
    const overlay = createOverlay(state.targets);
    for (const [key, events] of kept) {
      await rest();
      if (shared.has(key)) overlay.set(key, fold(parseTargetKey(key), events, state.lineage.sees));
      else extendAll(overlay, events);
    }
    kept.clear();
    for (const change of overlay.changed) {
      await rest();
      commitToState(state, new Map([change]));
    }
    state.clock = pulled(state.clock, newest, nowMs);
    return { state, openTickets: await states.openTickets(rest) };
  }

  /** A number on a lost ticket of ours is taken. */
  function lost(found: JournalReport): void {
    if (found.kind !== 'damaged-line' || found.position.folder !== device.id) return;
    for (const number of found.numbers) noteTaken(state, number);
  }

  return { add, lost, finish };
}
