import type { StampedEvent } from '../domain/event.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { Words } from '../domain/ticket/catalogue-field.ts';
import { entryKind } from '../domain/ticket/conversation.ts';
import { customId } from '../domain/ticket/custom-field-type.ts';
import { type ShownChange, shownChange } from './changes-shown.ts';
import { partLabel, type ShownPart } from './shown-part.ts';

type Data = Readonly<Record<string, unknown>>;

/** What a commit undoes: all that another one did, or (`isRedone`) an undo of that. */
export interface UndoneActions {
  readonly actions: readonly ShownChange[];
  readonly isRedone: boolean;
}

/**
 * What one commit did to a ticket, as the action that a person meant: closing, reopening and undoing are one action
 * each, with all their consequences. Only changes of assignment or access are listed too. Where nobody was assigned and
 * the author is now, they claimed the ticket and then closed it.
 */
export function shownActions(
  commit: readonly StampedEvent[],
  records: DeskRecords,
  undone?: UndoneActions,
): ShownChange[] {
  const undo = commit.find(({ type }) => type === 'commit.undone');
  if (undo) return [undoing(undo, commit, undone ?? nothingKnown)];
  const turn = commit.findIndex((event) => isTurn(shownChange(event, records)));
  const before: ShownChange[] = [];
  const actions: ShownChange[] = [];
  for (const [index, event] of commit.entries()) {
    const change = shownChange(event, records);
    if (!change || (isEnd(change) && commit.some(({ type }) => type === 'status.set'))) continue;
    if (turn < 0 || index <= turn) actions.push(change);
    else if (isClaim(change, event)) before.push(change);
    else actions.push(...following(change, event));
  }
  return [...before, ...actions];
}

/** All that a commit did, including its entry: what an undo takes back. */
export function wholeActions(commit: readonly StampedEvent[], actions: readonly ShownChange[]): readonly ShownChange[] {
  const entry = commit
    .filter(({ type }) => type === 'conversation.posted')
    .flatMap(({ data }): ShownChange[] => {
      const kind = entryKind.safeParse(dataOf(data).kind);
      return kind.success ? [{ what: 'said', entryKind: kind.data }] : [];
    });
  return [...entry, ...actions];
}

/** Whether the plan of a waiting was removed. A new status does this as well. */
function isEnd(change: ShownChange): boolean {
  return change.what === 'waiting' && change.to.untilMs === null && change.to.reason === '';
}

function isTurn(change: ShownChange | undefined): boolean {
  return change?.what === 'resolved' || change?.what === 'closed' || change?.what === 'reopened';
}

/** Whether the agent who closed or reopened an unassigned ticket was assigned to it. */
function isClaim(change: ShownChange, { data }: StampedEvent): boolean {
  return change.what === 'assignment' && change.how === 'claimed' && agentIdIn(dataOf(data).from) === null;
}

function agentIdIn(assignment: unknown): string | null {
  const { agentId } = dataOf(assignment);
  return typeof agentId === 'string' ? agentId : null;
}

/** Among the consequences of closing or reopening, the clock is not mentioned. */
function following(change: ShownChange, { data }: StampedEvent): ShownChange[] {
  if (clockChanges.has(change.what)) return [];
  if (change.what !== 'assignment') return [change];
  const [fromId, toId] = [agentIdIn(dataOf(data).from), agentIdIn(dataOf(data).to)];
  const named = (id: string | null, name: string) => (id === null ? null : name);
  return fromId === toId
    ? []
    : [{ what: 'assignee', from: named(fromId, change.agentWas), to: named(toId, change.agentName) }];
}

const clockChanges: ReadonlySet<ShownChange['what']> = new Set(['replanned', 'due', 'paused', 'resumed']);

/** What was undone may be a commit that is not on this desk. */
const nothingKnown: UndoneActions = { actions: [], isRedone: false };

function undoing(
  undo: StampedEvent,
  commit: readonly StampedEvent[],
  { actions, isRedone }: UndoneActions,
): ShownChange {
  const { stays } = dataOf(undo.data);
  const left = Array.isArray(stays) ? stays.filter((part) => typeof part === 'string') : [];
  const labels = new Map(actions.flatMap(labelled));
  const partOf = (part: string): ShownPart => ({ part, label: labels.get(part) ?? partLabel(part) });
  return {
    what: isRedone ? 'redone' : 'undone',
    actions,
    restored: [...new Set(commit.flatMap(restoredBy))].map(partOf),
    stays: [...new Set(left)].map(partOf),
  };
}

/** A custom field is shown under the name it had when it was set. */
function labelled(action: ShownChange): [string, Words][] {
  return action.what === 'field' ? [[action.field, action.label]] : [];
}

const parts: Readonly<Record<string, string>> = {
  'status.set': 'status',
  'status.changed': 'status',
  'assignment.changed': 'assignment',
  'department.changed': 'department',
  'due.planned': 'plan',
  'due.set': 'due',
  'due.paused': 'due',
  'due.resumed': 'due',
  'waiting.planned': 'waiting',
  'waiting.ended': 'waiting',
  'requester.changed': 'requester',
  'ticket.deleted': 'deletion',
  'ticket.restored': 'deletion',
  'link.added': 'links',
  'link.removed': 'links',
  'follower.added': 'followers',
  'follower.removed': 'followers',
  'answered.marked': 'answered',
  'conversation.retracted': 'entry',
  'referral.added': 'access',
  'referral.removed': 'access',
};

/** The part of the ticket that an inverting event restores. */
function restoredBy({ type, data }: StampedEvent): string[] {
  const { field, fieldId } = dataOf(data);
  if (type === 'custom.set') return typeof fieldId === 'string' ? [customId(fieldId)] : [];
  if (type === 'field.changed') return typeof field === 'string' ? [field] : [];
  return Object.hasOwn(parts, type) ? [parts[type] ?? ''] : [];
}

function dataOf(data: unknown): Data {
  return typeof data === 'object' && data !== null ? (data as Data) : {};
}
