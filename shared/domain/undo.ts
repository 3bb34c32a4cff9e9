import * as z from 'zod';
import { type Access, type AgentAccess, type AskedOfRole, allows, canSee, rightsOn } from './access.ts';
import { commitNameSchema } from './commit-links.ts';
import type { Draft, StampedEvent } from './event.ts';
import {
  isRefusal,
  type Objection,
  operation,
  type PastCommit,
  type Refusal,
  refuse,
  type World,
} from './operation.ts';
import type { Permission } from './permission.ts';
import { readRecord } from './records/registry.ts';
import type { Causes } from './ticket/aspect.ts';
import { isDeleted } from './ticket/deletion.ts';
import { ticketDraft } from './ticket/draft.ts';
import { ticketKind } from './ticket/kind.ts';
import { applyTicketEvent, registeredTicketEvent, type Ticket } from './ticket/ticket.ts';
import { changesRecordsAlone, objectionToRecords, type RecordUndoWorld, recordUndo } from './undo-records.ts';
import { isLastIn } from './writers.ts';

/** A commit that the agent cannot see and an unknown one give the same answer. */
const unseen: Objection = { refused: 'undo.unseen', code: 'not-found' };

/**
 * An undo is a new commit that inverts each event of an earlier one against the present state. What was changed since
 * is kept and named. Nothing is erased: a reply that was sent is visibly retracted.
 */
export const undoCommit = operation({
  name: 'commit.undo',
  input: z.strictObject({ commit: commitNameSchema }),
  needs: ({ commit }) => ({ commits: [commit] }),
  requires: () => [],
  objection: (world, { commit }, access) => {
    if (access.kind !== 'agent') return { missing: 'agent' };
    const past = world.commit(commit);
    if (!past) return unseen;
    if (changesRecordsAlone(past)) return objectionToRecords(world, past, access, unseen);
    return objectionTo(undosOf(world, commit, past), world, past, access);
  },
  decide: (world, { commit }, _nowMs) => {
    const past = world.commit(commit);
    return past ? inversionOf(world, commit, past) : refuse('undo.impossible');
  },
});

type UndoWorld = Pick<World, 'ticket' | 'actor'> & RecordUndoWorld;

/**
 * What the operation would change, without running it; undefined if it would be refused. Every change is answered with
 * whether it could be undone.
 */
export function wouldUndo(
  world: UndoWorld,
  commit: string,
  past: PastCommit,
  access: Access,
): readonly Draft[] | undefined {
  if (access.kind !== 'agent' && access.kind !== 'system') return undefined;
  if (changesRecordsAlone(past)) {
    if (access.kind !== 'agent' || objectionToRecords(world, past, access, unseen)) return undefined;
    return unlessRefused(inversionOf(world, commit, past));
  }
  const undos = undosOf(world, commit, past);
  if (access.kind === 'agent' && objectionTo(undos, world, past, access)) return undefined;
  return unlessRefused(draftsOf(undos, world, past));
}

function unlessRefused(decided: readonly Draft[] | Refusal): readonly Draft[] | undefined {
  return isRefusal(decided) ? undefined : decided;
}

function inversionOf(world: UndoWorld, commit: string, past: PastCommit): readonly Draft[] | Refusal {
  if (!changesRecordsAlone(past)) return draftsOf(undosOf(world, commit, past), world, past);
  if (past.events.some(({ actor }) => actor !== world.actor)) return refuse('undo.not-yours');
  return recordUndo(world, commit, past);
}

function objectionTo(
  undos: readonly TicketUndo[],
  { actor }: UndoWorld,
  past: PastCommit,
  access: AgentAccess,
): Objection | undefined {
  const isTheirs = past.events.every((event) => event.actor === actor);
  const missing: AskedOfRole[] = [];
  for (const undo of undos) {
    const rights = rightsOn(access, undo.before) ?? (isTheirs ? rightsGivenBack(access, undo, past) : undefined);
    if (!rights) return unseen;
    if (isTheirs && !undo.isDone) missing.push(...lacking(rights, undo.takes));
  }
  return missing[0] && { missing: missing[0], on: undos.map(({ before }) => before.id) };
}

function draftsOf(
  undos: readonly TicketUndo[],
  { actor }: UndoWorld,
  { events }: PastCommit,
): readonly Draft[] | Refusal {
  if (events.some((event) => event.actor !== actor)) return refuse('undo.not-yours');
  if (events.some(({ type }) => type === 'ticket.opened')) return refuse('undo.impossible');
  if (undos.length === 0) return refuse('undo.impossible');
  if (undos.some(({ isDone }) => isDone)) return refuse('undo.done');
  const isAboutDeletion = events.some(({ type }) => type === 'ticket.deleted' || type === 'ticket.restored');
  if (!isAboutDeletion && undos.some(({ before }) => isDeleted(before))) return refuse('ticket.deleted');
  const drafts = undos.flatMap((undo) => undo.drafts);
  return drafts.every(({ type }) => type === 'commit.undone') ? refuse('undo.nothing') : drafts;
}

/** The effect of undoing a commit on one of its tickets. */
interface TicketUndo {
  readonly before: Ticket;
  readonly after: Ticket;
  readonly isDone: boolean;
  readonly drafts: readonly Draft[];
  /** The required permissions: one of each list. */
  readonly takes: readonly (readonly AskedOfRole[])[];
}

function ticketIdsOf({ events }: PastCommit): string[] {
  return [...new Set(events.filter(({ target }) => target.kind === ticketKind).map(({ target }) => target.id))];
}

function undosOf(world: UndoWorld, commit: string, past: PastCommit): readonly TicketUndo[] {
  return ticketIdsOf(past).map((ticketId) => undoOn(world, ticketId, commit, past));
}

/** Latest event first, each against the ticket as the earlier inversions leave it. */
function undoOn(world: UndoWorld, ticketId: string, commit: string, past: PastCommit): TicketUndo {
  const before = world.ticket(ticketId);
  const events = past.events.filter(({ target }) => target.kind === ticketKind && target.id === ticketId);
  const inverted: Draft[] = [];
  const stays: string[] = [];
  const takes: (readonly AskedOfRole[])[] = [];
  let after = before;
  const left = leftOf(before, events, commit);
  for (const event of events.toReversed()) {
    const known = registeredTicketEvent(event.type);
    const inverse = left.has(event)
      ? { stays: nameOf(event) }
      : known?.definition.invert?.(event.data, after[known.aspect], stays);
    if (!inverse) continue;
    if ('stays' in inverse) {
      stays.push(inverse.stays);
      continue;
    }
    const { type, data } = inverse;
    const draft: Draft = { type, data, target: event.target };
    inverted.push(draft);
    if (!events.some((other) => follows(event, other))) takes.push(inverse.takes);
    after = applyTicketEvent(after, { ...event, ...draft, actor: world.actor });
  }
  if (past.events.some((event) => isKnownPerson(event, past))) stays.push('contact');
  const drafts = [...inverted, ticketDraft(ticketId, 'commit.undone', { commit, stays })];
  return { before, after, isDone: before.undone.commits.includes(commit), drafts, takes };
}

/** Whether it changed the contact details of somebody who was known before. Those stay: other tickets show them, too. */
function isKnownPerson({ target }: StampedEvent, past: PastCommit): boolean {
  return target.kind === 'person' && readRecord('person', past.recordBefore(target)) !== undefined;
}

/** The events of a commit that stay: what they set was set again since, or they belong to another one that stays. */
function leftOf({ writers }: Ticket, events: readonly StampedEvent[], commit: string): ReadonlySet<StampedEvent> {
  const left = new Set(events.filter((event) => !isLastIn(writers, slotsOf(event), commit)));
  const belongs = (event: StampedEvent) => [...left].some((other) => follows(event, other) || holds(other, event));
  for (let found = left.size > 0; found; ) {
    const more = events.filter((event) => !left.has(event) && slotsOf(event).length > 0 && belongs(event));
    found = more.length > 0;
    for (const event of more) left.add(event);
  }
  return left;
}

function slotsOf({ type, data }: StampedEvent): readonly string[] {
  return registeredTicketEvent(type)?.definition.sets?.(data) ?? [];
}

function nameOf(event: StampedEvent): string {
  return (slotsOf(event)[0] ?? '').split('/', 1).join();
}

/** Whether the first can be a consequence of the second. */
function follows({ type }: StampedEvent, event: StampedEvent): boolean {
  return isAmong(registeredTicketEvent(type)?.definition.follows, event);
}

function holds({ type }: StampedEvent, event: StampedEvent): boolean {
  return isAmong(registeredTicketEvent(type)?.definition.holds, event);
}

function isAmong(causes: Causes | undefined, event: StampedEvent): boolean {
  return typeof causes === 'function' ? causes(event) : (causes?.includes(event.type) ?? false);
}

function lacking(rights: ReadonlySet<Permission>, takes: TicketUndo['takes']): readonly AskedOfRole[] {
  return takes.find((some) => some.length > 0 && !some.some((asked) => allows(rights, asked))) ?? [];
}

/**
 * The rights that the author regains on a ticket through this undo: only if this very commit cost them access, and
 * nobody has changed the ticket since. An author who lost access in another way learns nothing.
 */
function rightsGivenBack(
  access: AgentAccess,
  { before, after }: TicketUndo,
  { authorThen, isChangedSince }: PastCommit,
): ReadonlySet<Permission> | undefined {
  const hadSight = authorThen !== undefined && canSee(authorThen, after) && !canSee(authorThen, before);
  return hadSight && !isChangedSince(before.id) ? rightsOn(access, after) : undefined;
}
