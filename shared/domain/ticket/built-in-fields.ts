import { listed, listedName } from '../records/listed.ts';
import type { RecordKind } from '../records/registry.ts';
import { ticketState } from '../ticket-state.ts';
import type { CatalogueField } from './catalogue-field.ts';

type BuiltIn = Omit<CatalogueField, 'canBeEmpty' | 'entry'> & { readonly canBeEmpty?: true };

function builtIn(field: BuiltIn): CatalogueField {
  return { canBeEmpty: false, ...field, entry: null };
}

/** A property that refers to a record chosen from a list. */
function chosen(
  id: string,
  kind: RecordKind,
  read: CatalogueField['read'],
  set: NonNullable<CatalogueField['set']>,
): CatalogueField {
  return builtIn({
    id,
    label: { text: `detail.${id}` },
    type: { kind: 'record', of: kind },
    read,
    set,
    options: recordOptions(kind),
  });
}

export function recordOptions(kind: RecordKind): CatalogueField['options'] {
  return (records) =>
    listed(records, kind).map((record) => ({ value: record.id, words: { own: listedName(records, kind, record) } }));
}

/** A property that follows from actions on the ticket. */
function readOnly(field: Pick<CatalogueField, 'id' | 'type' | 'read'> & Partial<BuiltIn>): CatalogueField {
  return builtIn({ label: { text: `detail.${field.id}` }, options: () => null, set: null, ...field });
}

function instant(ms: number | null): string {
  return ms === null ? '' : String(ms);
}

/** The properties of a ticket that have rules of their own, by id. Lists show those first that the catalogue names. */
export const builtInFields = {
  number: readOnly({ id: 'number', type: { kind: 'line', longest: 40 }, read: ({ number }) => number }),
  state: readOnly({
    id: 'state',
    type: { kind: 'choice', choices: ticketState.options },
    read: ({ state }) => state,
    options: () => ticketState.options.map((value) => ({ value, words: { text: `choice.state.${value}` } })),
  }),
  status: chosen(
    'status',
    'status',
    ({ statusId }) => statusId,
    ({ id }, statusId) => ({ name: 'status.set', input: { ticketId: id, statusId } }),
  ),
  // Its reason is part of it, so that a form changes both.
  waitsUntil: readOnly({
    id: 'waits-until',
    type: { kind: 'instant' },
    read: ({ waitsUntilMs }) => instant(waitsUntilMs),
  }),
  plan: chosen(
    'plan',
    'plan',
    ({ planId }) => planId ?? '',
    ({ id }, planId, { reason = '' } = {}) => ({ name: 'due.plan', input: { ticketId: id, planId, reason } }),
  ),
  assignee: chosen(
    'assignee',
    'agent',
    ({ agentId }) => agentId ?? '',
    ({ id, assignment }, agentId) => ({
      name: 'assignment.assign',
      input: { ...assignment, ticketId: id, agentId: agentId || null },
    }),
  ),
  department: chosen(
    'department',
    'department',
    ({ departmentId }) => departmentId,
    ({ id }, departmentId) => ({
      name: 'department.transfer',
      input: { ticketId: id, departmentId, keepAccess: true },
    }),
  ),
  due: builtIn({
    id: 'due',
    label: { text: 'detail.due' },
    type: { kind: 'instant' },
    read: ({ dueMs }) => instant(dueMs),
    options: () => null,
    set: ({ id }, value, { reason = '' } = {}) => ({
      name: 'due.set',
      input: { ticketId: id, dueMs: value === '' ? null : Number(value), reason },
    }),
  }),
  // The requester is changed together with their contact details, in a form.
  requester: readOnly({
    id: 'requester',
    type: { kind: 'record', of: 'person' },
    read: ({ requesterId }) => requesterId,
  }),
  team: chosen(
    'team',
    'team',
    ({ teamId }) => teamId ?? '',
    ({ id, assignment }, teamId) => ({
      name: 'assignment.assign',
      input: { ...assignment, ticketId: id, teamId: teamId || null },
    }),
  ),
  opened: readOnly({ id: 'opened', type: { kind: 'instant' }, read: ({ openedMs }) => instant(openedMs) }),
  closed: readOnly({ id: 'closed', type: { kind: 'instant' }, read: ({ closedMs }) => instant(closedMs) }),
} as const;
