import type { StampedEvent } from './event.ts';
import { lettersOf } from './held-words.ts';
import { requesterInput } from './person.ts';
import type { DeskRecords } from './records/desk-records.ts';
import { customId } from './ticket/custom-field-type.ts';
import { ticketKind } from './ticket/kind.ts';
import { applyTicketEvent, emptyTicket } from './ticket/ticket.ts';

/** What a ticket was opened with besides its text, by the names of its form’s fields, such as `fields.custom:floor`. */
export type SentIntake = Readonly<Record<string, string>>;

/** The form fields in the commit that opened a ticket; undefined if it opened none. */
export function intakeIn(events: readonly StampedEvent[]): SentIntake {
  const opened = events.find(({ type }) => type === 'ticket.opened');
  if (!opened) return {};
  const { id } = opened.target;
  const ofTicket = events.filter(({ target }) => target.kind === ticketKind && target.id === id);
  const { fields, custom, department, due, assignment, requester } = ofTicket.reduce(applyTicketEvent, emptyTicket(id));
  const put = events.find(({ type, target }) => type === 'record.put' && target.id === requester.personId);
  return {
    source: fields.source,
    topicId: fields.topic,
    priorityId: fields.priority,
    departmentId: department.departmentId,
    planId: due.plan?.planId ?? '',
    agentId: assignment.agentId ?? '',
    teamId: assignment.teamId ?? '',
    'requester.personId': requester.personId,
    ...named('requester', partsOf(partsOf(put?.data).fields)),
    ...named('fields', fields),
    ...Object.fromEntries(Object.entries(custom).map(([fieldId, { value }]) => [`fields.${customId(fieldId)}`, value])),
  };
}

/** Adds the requester's known contact details: typing them again is not new. */
export function withKnown(sent: SentIntake, records: DeskRecords): SentIntake {
  const known = records.get('person', sent['requester.personId'] ?? '');
  return known ? { ...named('requester', { phone: known.phone, place: known.place }), ...sent } : sent;
}

/**
 * Whether everything in a form besides its text was sent. Empty fields are left to the desk, or were not filled in yet;
 * a requester's details that only the desk knows are not compared.
 */
export function holdsIntake(sent: SentIntake, form: unknown): boolean {
  const { requester, fields, summary: _summary, details: _details, attachments: _files, ...choices } = partsOf(form);
  const tidied = requesterInput.safeParse(requester).data;
  return [
    ...Object.entries(named('', choices)),
    ...Object.entries(named('requester', partsOf(tidied ?? requester))).filter(([name]) => Object.hasOwn(sent, name)),
    ...Object.entries(named('fields', partsOf(fields))),
  ].every(([name, typed]) => isEmptyText(typed) || isSame(typed, sent[name] ?? ''));
}

function named(place: string, parts: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(parts).filter((part): part is [string, string] => typeof part[1] === 'string');
  return Object.fromEntries(texts.map(([name, text]) => [place === '' ? name : `${place}.${name}`, text]));
}

function isEmptyText(text: string): boolean {
  return lettersOf(text) === '';
}

/** A number in another notation is the same number. */
function isSame(typed: string, kept: string): boolean {
  return lettersOf(typed) === lettersOf(kept) || (kept !== '' && Number(typed) === Number(kept));
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
