import type { StampedEvent } from '../domain/event.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { isRecordKind } from '../domain/records/registry.ts';
import type { TicketEventType } from '../domain/ticket/draft.ts';
import { type FieldName, fields, isFieldName } from '../domain/ticket/fields.ts';

/** A change of a ticket as its history shows it, with names instead of ids. */
export type ShownChange =
  | {
      readonly what: 'field';
      readonly field: FieldName;
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    }
  | { readonly what: 'status'; readonly from: string; readonly to: string }
  | {
      readonly what: 'assignment';
      readonly agentName: string;
      readonly teamName: string;
      readonly wasAssigned: boolean;
    }
  | { readonly what: 'department'; readonly from: string; readonly to: string }
  | { readonly what: 'plan'; readonly to: string }
  | { readonly what: 'due'; readonly dueMs: number | null }
  | { readonly what: 'requester'; readonly from: string; readonly to: string }
  | { readonly what: 'referral'; readonly name: string }
  | { readonly what: 'undone'; readonly stays: readonly string[] };

type Data = Readonly<Record<string, unknown>>;
type Shower = (data: Data, records: DeskRecords) => ShownChange | undefined;

/** How each type of event shows; types that are missing here show as something else, or not at all. */
const showers: Partial<Readonly<Record<TicketEventType, Shower>>> = {
  'field.changed': ({ field, from, to, reason }, records) =>
    isFieldName(text(field))
      ? {
          what: 'field',
          field: text(field) as FieldName,
          from: fieldValue(records, text(field) as FieldName, text(from)),
          to: fieldValue(records, text(field) as FieldName, text(to)),
          reason: text(reason),
        }
      : undefined,
  'status.changed': ({ from, statusId }, records) =>
    from === null
      ? undefined
      : {
          what: 'status',
          from: nameOf(records, 'status', part(from, 'statusId')),
          to: nameOf(records, 'status', text(statusId)),
        },
  'assignment.changed': ({ from, to }, records) => ({
    what: 'assignment',
    agentName: nameOf(records, 'agent', part(to, 'agentId')),
    teamName: nameOf(records, 'team', part(to, 'teamId')),
    wasAssigned: part(from, 'agentId') !== '' || part(from, 'teamId') !== '',
  }),
  'department.changed': ({ from, to }, records) =>
    from === ''
      ? undefined
      : {
          what: 'department',
          from: nameOf(records, 'department', text(from)),
          to: nameOf(records, 'department', text(to)),
        },
  'due.planned': ({ planName }) => ({ what: 'plan', to: text(planName) }),
  'due.set': ({ to }) => ({ what: 'due', dueMs: typeof to === 'number' ? to : null }),
  'requester.changed': ({ from, to }, records) =>
    from === ''
      ? undefined
      : { what: 'requester', from: nameOf(records, 'person', text(from)), to: nameOf(records, 'person', text(to)) },
  'referral.added': ({ kind, id }, records) => ({ what: 'referral', name: nameOf(records, text(kind), text(id)) }),
  'commit.undone': ({ stays }) => ({ what: 'undone', stays: Array.isArray(stays) ? stays.map(text) : [] }),
};

export function shownChange(event: StampedEvent, records: DeskRecords): ShownChange | undefined {
  const show = Object.hasOwn(showers, event.type) ? showers[event.type as TicketEventType] : undefined;
  return show?.((event.data ?? {}) as Data, records);
}

function fieldValue(records: DeskRecords, field: FieldName, value: string): string {
  const { control } = fields[field];
  if (control.type === 'record') return nameOf(records, control.kind, value);
  if (control.type === 'choice' && Object.hasOwn(control.choices, value)) {
    return (control.choices as Readonly<Record<string, string>>)[value] ?? value;
  }
  return value;
}

function nameOf(records: DeskRecords, kind: string, id: string): string {
  const record = isRecordKind(kind) ? records.get(kind, id) : undefined;
  return record && 'name' in record ? record.name : '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function part(value: unknown, name: string): string {
  return typeof value === 'object' && value !== null ? text((value as Data)[name]) : '';
}
