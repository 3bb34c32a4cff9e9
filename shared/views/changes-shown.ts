import type * as z from 'zod';
import type { StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import { actorAgentId } from '../domain/principal.ts';
import { currentId } from '../domain/records/current-record.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { usualStatus } from '../domain/records/statuses.ts';
import type { Words } from '../domain/ticket/catalogue-field.ts';
import type { EntryKind } from '../domain/ticket/conversation.ts';
import { customId } from '../domain/ticket/custom-field-type.ts';
import { customSetSchema } from '../domain/ticket/custom-fields.ts';
import type { TicketEventType } from '../domain/ticket/draft.ts';
import { findField } from '../domain/ticket/field-catalogue.ts';
import { isFieldName } from '../domain/ticket/fields.ts';
import { type Link, linkKind } from '../domain/ticket/links.ts';
import { confirmedHow } from '../domain/ticket/status.ts';
import type { DueTarget } from '../domain/ticket/targets.ts';
import type { WaitingPlan } from '../domain/ticket/waiting.ts';
import { kindOfEarlier, stateOf, statusKind } from '../domain/ticket-state.ts';
import type { ShownPart } from './shown-part.ts';
import { customShown, nameOf, pastValue, type ShownValue } from './shown-value.ts';

/** A target that is due at another time; null if it is new, or no longer there. */
export interface MovedTarget {
  readonly target: DueTarget;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** A change of a ticket as its history shows it, with names instead of ids. */
export type ShownChange =
  | {
      readonly what: 'field';
      /** The id of the field in the catalogue. */
      readonly field: string;
      readonly label: Words;
      readonly from: ShownValue;
      readonly to: ShownValue;
      readonly reason: string;
    }
  /** Another status of the same state. */
  | { readonly what: 'status'; readonly from: string; readonly to: string }
  /** `isUsual`: the default status of the action, which is not mentioned. */
  | { readonly what: 'resolved' | 'closed' | 'reopened'; readonly to: string; readonly isUsual: boolean }
  /** Closed, because the requester confirmed it. */
  | { readonly what: 'confirmed'; readonly how: z.infer<typeof confirmedHow> }
  | {
      readonly what: 'assignment';
      readonly how: AssignedHow;
      /** Empty for nobody, and for one that is unknown here; so are the following. */
      readonly agentName: string;
      readonly teamName: string;
      readonly agentWas: string;
      readonly teamWas: string;
    }
  /** The assignment changed as a consequence; null means nobody. */
  | { readonly what: 'assignee'; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'department'; readonly from: string; readonly to: string }
  /** Another plan; `from` is empty if there was none. */
  | { readonly what: 'plan'; readonly from: string; readonly to: string; readonly reason: string }
  /** The same plan, calculated again, with the targets that are due at another time. */
  | {
      readonly what: 'replanned';
      readonly plan: string;
      readonly moved: readonly MovedTarget[];
      readonly reason: string;
    }
  /** Set by hand, or null for the time of the plan. */
  | { readonly what: 'due'; readonly from: number | null; readonly to: number | null; readonly reason: string }
  /** Until when a ticket waits and why, now and before; neither if that was removed, or is new. */
  | { readonly what: 'waiting'; readonly to: WaitingPlan; readonly from: WaitingPlan }
  /** Its date came: it waits no longer, unless that had been changed by then. */
  | { readonly what: 'waited' | 'waits-on' }
  /** The clock of the plan stands still, with so much left. */
  | { readonly what: 'paused'; readonly leftMs: number }
  /** `responseDueMs` null: only the resolution is due. */
  | { readonly what: 'resumed'; readonly dueMs: number; readonly responseDueMs: number | null }
  /** Marked by hand; `isAnswered` false: waiting for us. */
  | { readonly what: 'answered'; readonly isAnswered: boolean }
  | { readonly what: 'linked' | 'unlinked'; readonly link: Link['kind']; readonly number: string }
  | { readonly what: 'deleted' | 'restored' }
  | { readonly what: 'followed' | 'unfollowed' }
  | { readonly what: 'requester'; readonly from: string; readonly to: string; readonly reason: string }
  /** Access that follows from something else. */
  | { readonly what: 'referral'; readonly name: string }
  /** Access that somebody gave or ended. */
  | { readonly what: 'referred' | 'unreferred'; readonly name: string }
  /** What the retracted entry was. */
  | { readonly what: 'said'; readonly entryKind: EntryKind }
  /** What was undone, or (`redone`) done again by undoing an undo; `stays` and `restored` name parts of the ticket. */
  | {
      readonly what: 'undone' | 'redone';
      readonly actions: readonly ShownChange[];
      readonly restored: readonly ShownPart[];
      readonly stays: readonly ShownPart[];
    };

/** Who was assigned (`claimed`: the author), or who no longer is. Two agents may have the same name. */
export type AssignedHow = 'claimed' | 'agent' | 'team' | 'both' | 'not-agent' | 'not-team' | 'released';

type Data = Readonly<Record<string, unknown>>;
type ShowEvent = (data: Data, records: DeskRecords, actor: string) => ShownChange | undefined;

/** How each type of event is shown; missing types are shown as something else, or not at all. */
const shownEvents: Partial<Readonly<Record<TicketEventType, ShowEvent>>> = {
  'field.changed': ({ field: name, from, to, reason }, records) => {
    const field = findField(records, text(name));
    return (
      field && {
        what: 'field',
        field: field.id,
        label: field.label,
        from: pastValue(records, field, text(from)),
        to: pastValue(records, field, text(to)),
        reason: text(reason),
      }
    );
  },
  'custom.set': (data) => {
    const { data: set } = customSetSchema.safeParse(data);
    if (!set) return undefined;
    const { fieldId, label, type, from, to, reason = '' } = set;
    return {
      what: 'field',
      field: customId(fieldId),
      label: { own: label },
      from: customShown({ type, ...from }),
      to: customShown({ type, ...to }),
      reason,
    };
  },
  'status.set': ({ from, statusId, kind, confirmed }, records) => {
    const how = confirmedHow.safeParse(confirmed);
    if (how.success) return { what: 'confirmed', how: how.data };
    return shownStatusChange(records, from, text(statusId), text(kind));
  },
  'status.changed': ({ from, statusId, state }, records) =>
    shownStatusChange(
      records,
      from,
      text(statusId),
      kindOfEarlier(text(statusId), state === 'open' ? 'open' : 'closed'),
    ),
  'assignment.changed': ({ from, to }, records, actor) => ({
    what: 'assignment',
    how: assignedHow(from, to, actorAgentId(actor)),
    agentName: nameOf(records, 'agent', part(to, 'agentId')),
    teamName: nameOf(records, 'team', part(to, 'teamId')),
    agentWas: nameOf(records, 'agent', part(from, 'agentId')),
    teamWas: nameOf(records, 'team', part(from, 'teamId')),
  }),
  'department.changed': ({ from, to }, records) => ({
    what: 'department',
    from: nameOf(records, 'department', text(from)),
    to: nameOf(records, 'department', text(to)),
  }),
  'due.planned': (planned) =>
    isSamePlan(planned)
      ? {
          what: 'replanned',
          plan: text(planned.planName),
          moved: movedTargets(planned),
          reason: text(planned.reason),
        }
      : {
          what: 'plan',
          from: part(partOf(planned.from, 'plan'), 'planName'),
          to: text(planned.planName),
          reason: text(planned.reason),
        },
  'due.set': ({ from, to, reason }) => ({
    what: 'due',
    from: instantOf(from),
    to: instantOf(to),
    reason: text(reason),
  }),
  'waiting.planned': ({ to, from }) => ({ what: 'waiting', to: planOf(to), from: planOf(from) }),
  'waiting.ended': () => ({ what: 'waited' }),
  'due.paused': ({ remainingMs }) => ({ what: 'paused', leftMs: number(remainingMs) }),
  'due.resumed': ({ dueMs, response }) => ({
    what: 'resumed',
    dueMs: number(dueMs),
    responseDueMs: instantOf(partOf(response, 'dueMs')),
  }),
  'answered.marked': ({ mark }) => ({ what: 'answered', isAnswered: partOf(mark, 'isAnswered') === true }),
  'ticket.deleted': () => ({ what: 'deleted' }),
  'ticket.restored': () => ({ what: 'restored' }),
  'follower.added': () => ({ what: 'followed' }),
  'follower.removed': () => ({ what: 'unfollowed' }),
  'link.added': (link) => shownLink('linked', link),
  'link.removed': (link) => shownLink('unlinked', link),
  'requester.changed': ({ from, to, reason }, records) => ({
    what: 'requester',
    from: nameOf(records, 'person', text(from)),
    to: nameOf(records, 'person', text(to)),
    reason: text(reason),
  }),
  'referral.added': ({ kind, id, byHand }, records) => ({
    what: byHand === true ? 'referred' : 'referral',
    name: nameOf(records, text(kind), text(id)),
  }),
  'referral.removed': ({ kind, id }, records) => ({
    what: 'unreferred',
    name: nameOf(records, text(kind), text(id)),
  }),
};

/** Events that are not shown as a change: a first value, and a due time that stays the same. */
const unshown: Partial<Readonly<Record<TicketEventType, (data: Data) => boolean>>> = {
  'field.changed': ({ field }) => !isFieldName(text(field)),
  'custom.set': (data) => !customSetSchema.safeParse(data).success,
  'status.set': ({ from }) => from === null,
  'status.changed': ({ from }) => from === null,
  'department.changed': ({ from }) => from === '',
  'answered.marked': ({ mark }) => mark === null,
  'requester.changed': ({ from }) => from === '',
  'referral.removed': ({ byHand }) => byHand !== true,
  // A plan that replaces another one while the clock stands still stops as well.
  'due.paused': ({ from }) => partOf(from, 'paused') !== undefined,
  'due.resumed': ({ toMs }) => toMs === null,
  'due.planned': (planned) => isSamePlan(planned) && movedTargets(planned).length === 0,
};

/** The targets that a recalculation moved; one that the event does not name stays. */
function movedTargets({ dueMs, response, from }: Data): readonly MovedTarget[] {
  const before = partOf(from, 'response');
  return [
    ...moved('response', response === undefined ? response : before, response),
    ...moved('resolution', partOf(from, 'plan'), { dueMs }),
  ];
}

function moved(target: DueTarget, before: unknown, after: unknown): MovedTarget[] {
  const [fromMs, toMs] = [instantOf(partOf(before, 'dueMs')), instantOf(partOf(after, 'dueMs'))];
  return fromMs === toMs ? [] : [{ target, fromMs, toMs }];
}

function assignedHow(from: unknown, to: unknown, authorId: Id | undefined): AssignedHow {
  const [agentId, teamId] = [part(to, 'agentId'), part(to, 'teamId')];
  if (agentId === '' && teamId === '') return 'released';
  if (teamId === part(from, 'teamId')) {
    if (agentId === '') return 'not-agent';
    return agentId === authorId ? 'claimed' : 'agent';
  }
  if (agentId === part(from, 'agentId')) return teamId === '' ? 'not-team' : 'team';
  if (agentId === '') return 'team';
  return teamId === '' ? 'agent' : 'both';
}

function shownLink(what: 'linked' | 'unlinked', { kind, number: other }: Data) {
  return { what, link: linkKind.catch('related').parse(kind), number: text(other) } as const;
}

function planOf(value: unknown): WaitingPlan {
  return { untilMs: instantOf(partOf(value, 'untilMs')), reason: part(value, 'reason') };
}

function isSamePlan({ planId, from }: Data): boolean {
  return part(partOf(from, 'plan'), 'planId') === planId;
}

function shownStatusChange(records: DeskRecords, from: unknown, statusId: string, named: string) {
  const to = nameOf(records, 'status', statusId);
  const kind = statusKind.catch('open').parse(named);
  if (stateOf(kind) === part(from, 'state')) {
    return { what: 'status', from: nameOf(records, 'status', part(from, 'statusId')), to } as const;
  }
  const what = kind === 'resolved' || kind === 'closed' ? kind : 'reopened';
  const usual = usualStatus(records, what === 'reopened' ? 'open' : what);
  return { what, to, isUsual: currentId(records, 'status', statusId) === usual?.id } as const;
}

/** Whether an event is shown as a change. Independent of the desk's records, so it can be computed before they are read. */
export function isShownChange({ type, data }: Pick<StampedEvent, 'type' | 'data'>): boolean {
  if (!isShownType(type)) return false;
  return !unshown[type]?.((data ?? {}) as Data);
}

export function shownChange(event: StampedEvent, records: DeskRecords): ShownChange | undefined {
  if (!isShownType(event.type) || !isShownChange(event)) return undefined;
  return shownEvents[event.type]?.((event.data ?? {}) as Data, records, event.actor);
}

function isShownType(type: string): type is TicketEventType {
  return Object.hasOwn(shownEvents, type);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function part(value: unknown, name: string): string {
  return text(partOf(value, name));
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Data)[name] : undefined;
}

function instantOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
