import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordKind } from '../records/registry.ts';
import { customFieldId, customType } from '../ticket/custom-field-type.ts';
import { customValue } from '../ticket/custom-fields.ts';
import { type FieldType, typedValue } from '../ticket/field-type.ts';
import { fieldNames, fields } from '../ticket/fields.ts';
import type { TicketRow } from '../ticket/row.ts';
import { statusKind } from '../ticket-state.ts';
import { dateStartMs } from './time-value.ts';

/** A property of tickets that conditions can use: how it is read, and the type of its values. */
export type Property =
  | { readonly type: 'text'; readonly read: (row: TicketRow) => string }
  | {
      readonly type: 'choice';
      readonly of: Choices;
      readonly read: (row: TicketRow) => string | null;
      /** Whether an open ticket counts as having none if the record was archived without a replacement. */
      readonly endsWithRecord?: true;
    }
  | { readonly type: 'choices'; readonly of: Choices; readonly read: (row: TicketRow) => readonly string[] }
  /** An instant; a date is the start of that day. */
  | { readonly type: 'time'; readonly read: (row: TicketRow, timeZone: string) => number | null }
  | { readonly type: 'number'; readonly read: (row: TicketRow) => number | null }
  | { readonly type: 'flag'; readonly read: (row: TicketRow) => boolean }
  /** A flag that becomes true at this instant; never if it is null. */
  | { readonly type: 'timed-flag'; readonly fromMs: (row: TicketRow) => number | null };

/** The source of the choices: desk records, or a fixed list. */
export type Choices = { readonly kind: RecordKind } | { readonly values: readonly string[] };

const builtIn = {
  number: { type: 'text', read: ({ number }) => number },
  status: { type: 'choice', of: { kind: 'status' }, read: ({ statusId }) => statusId },
  'status-kind': { type: 'choice', of: { values: statusKind.options }, read: (row) => row.statusKind },
  state: { type: 'choice', of: { values: ['open', 'closed'] }, read: ({ state }) => state },
  department: { type: 'choice', of: { kind: 'department' }, read: ({ departmentId }) => departmentId },
  assignee: { type: 'choice', of: { kind: 'agent' }, read: ({ agentId }) => agentId, endsWithRecord: true },
  team: { type: 'choice', of: { kind: 'team' }, read: ({ teamId }) => teamId, endsWithRecord: true },
  requester: { type: 'choice', of: { kind: 'person' }, read: ({ requesterId }) => requesterId },
  plan: { type: 'choice', of: { kind: 'plan' }, read: ({ planId }) => planId },
  'referred-agent': { type: 'choices', of: { kind: 'agent' }, read: referredTo('agent') },
  'referred-team': { type: 'choices', of: { kind: 'team' }, read: referredTo('team') },
  'referred-department': { type: 'choices', of: { kind: 'department' }, read: referredTo('department') },
  opened: { type: 'time', read: ({ openedMs }) => openedMs },
  updated: { type: 'time', read: ({ updatedMs }) => updatedMs },
  due: { type: 'time', read: ({ dueMs }) => dueMs },
  closed: { type: 'time', read: ({ closedMs }) => closedMs },
  reopened: { type: 'time', read: ({ reopenedMs }) => reopenedMs },
  'waits-until': { type: 'time', read: ({ waitsUntilMs }) => waitsUntilMs },
  overdue: { type: 'timed-flag', fromMs: ({ state, dueMs }) => (state === 'open' ? dueMs : null) },
  answered: { type: 'flag', read: ({ isAnswered }) => isAnswered },
  waiting: { type: 'flag', read: ({ isWaitingForUs }) => isWaitingForUs },
  conflict: { type: 'flag', read: ({ hasConflict }) => hasConflict },
  deleted: { type: 'flag', read: ({ isDeleted }) => isDeleted },
  attachment: { type: 'flag', read: ({ hasAttachment }) => hasAttachment },
  'not-notified': { type: 'flag', read: ({ isNotNotified }) => isNotNotified },
} as const satisfies Readonly<Record<string, Property>>;

/** The properties whose value for a closed ticket follows from that alone. */
export const knownWhenClosed: ReadonlySet<string> = new Set<keyof typeof builtIn>(['state', 'overdue', 'waiting']);

function referredTo(kind: 'agent' | 'team' | 'department') {
  return ({ whereabouts }: TicketRow) =>
    whereabouts.referrals.to.filter((referral) => referral.kind === kind).map(({ id }) => id);
}

/** A field of the catalogue as a property, by its type. */
export function fieldProperty(type: FieldType, read: (row: TicketRow) => string): Property {
  const value = (row: TicketRow) => typedValue(type, read(row));
  const numberIn = (row: TicketRow) => {
    const number = value(row);
    return typeof number === 'number' && Number.isFinite(number) ? number : null;
  };
  switch (type.kind) {
    case 'line':
    case 'paragraphs':
      return { type: 'text', read };
    case 'choice':
      return { type: 'choice', of: { values: type.choices }, read };
    case 'record':
      return { type: 'choice', of: { kind: type.of }, read };
    case 'yes-no':
      return { type: 'flag', read: (row) => value(row) === true };
    case 'number':
      return { type: 'number', read: numberIn };
    case 'instant':
      return { type: 'time', read: numberIn };
    case 'date':
      return { type: 'time', read: (row, timeZone) => dateStartMs(read(row), timeZone) };
  }
}

/** The properties of every ticket, by their names. */
export const builtInProperties: ReadonlyMap<string, Property> = new Map<string, Property>([
  ...fieldNames.map((name) => [name, fieldProperty(fields[name].type, (row) => row.fields[name])] as const),
  ...Object.entries(builtIn),
]);

/** Every property of a desk, by its name in conditions. */
export interface Properties {
  readonly get: (name: string) => Property | undefined;
}

/** The properties of every ticket, and the custom fields by their catalogue ids, including archived ones. */
export function properties(records: DeskRecords): Properties {
  return {
    get: (name) => {
      const fieldId = customFieldId(name);
      if (fieldId === undefined) return builtInProperties.get(name);
      const field = records.get('field', fieldId);
      return field && fieldProperty(customType(field), ({ custom }) => customValue(custom, fieldId));
    },
  };
}

/** The kinds of records whose changes can affect a property, even if it is not known here yet. */
export function recordKindsOf(name: string, property: Property | undefined): readonly RecordKind[] {
  if (customFieldId(name) !== undefined) return ['field'];
  return property && 'of' in property && 'kind' in property.of ? [property.of.kind] : [];
}
