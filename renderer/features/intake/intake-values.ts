import type * as z from 'zod';
import type { openTicket } from '../../../shared/domain/open-ticket.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';

export type IntakeValues = z.input<typeof openTicket.input>;

/** The values that a help topic fills in, with the desk’s defaults where the topic has none. */
export function routingFor(choices: DeskChoices, topicId: string) {
  const topic = choices.topics.find(({ id }) => id === topicId);
  const { fallback } = choices;
  return {
    departmentId: topic?.departmentId ?? fallback.departmentId,
    priorityId: topic?.priorityId ?? fallback.priorityId,
    planId: topic?.planId ?? fallback.planId,
  };
}

export function emptyIntake(choices: DeskChoices): IntakeValues {
  const { topicId } = choices.fallback;
  return {
    requester: { personId: null, name: '', email: '', phone: '', place: '' },
    source: 'phone',
    topicId,
    summary: '',
    details: '',
    fields: initialFields(choices),
    ...routingFor(choices, topicId),
    agentId: null,
    teamId: null,
    attachments: [],
  };
}

/** The initial values of the custom fields. */
function initialFields({ fields }: DeskChoices): Record<string, string> {
  return Object.fromEntries(fields.filter(({ hasOwnPlace }) => !hasOwnPlace).map(({ id, initial }) => [id, initial]));
}

/** The values of a stored draft merged into empty ones. Values with an unexpected shape are dropped. */
export function intakeFromDraft(json: string, choices: DeskChoices): IntakeValues {
  const empty = emptyIntake(choices);
  try {
    const kept: unknown = JSON.parse(json);
    if (typeof kept !== 'object' || kept === null) return empty;
    const fitting = Object.entries(kept).filter(
      ([name, value]) => Object.hasOwn(empty, name) && hasSameShape(value, empty[name as keyof IntakeValues]),
    );
    return { ...empty, ...Object.fromEntries(fitting), fields: { ...empty.fields, ...fieldsFromDraft(kept, empty) } };
  } catch {
    return empty; // Only a draft of another version is unreadable; its file is kept until something is typed.
  }
}

/** The draft’s values of custom fields that still exist. */
function fieldsFromDraft(kept: object, { fields = {} }: IntakeValues): Record<string, string> {
  const values: unknown = 'fields' in kept ? kept.fields : undefined;
  if (typeof values !== 'object' || values === null) return {};
  const fitting = Object.entries(values).filter(
    (entry): entry is [string, string] => Object.hasOwn(fields, entry[0]) && typeof entry[1] === 'string',
  );
  return Object.fromEntries(fitting);
}

/** Whether a form can be discarded without losing anything. White space alone does not count. */
export function isEmptyIntake(values: IntakeValues, choices: DeskChoices): boolean {
  return isSame(values, emptyIntake(choices));
}

/** Whether two values of a form, or of a part of it, are equal. Surrounding white space is ignored. */
export function isSame(value: unknown, empty: unknown): boolean {
  if (Array.isArray(empty)) return Array.isArray(value) && value.length === empty.length;
  if (typeof empty === 'string') return typeof value === 'string' && value.trim() === empty.trim();
  if (typeof empty !== 'object' || empty === null) return value === empty;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(empty).every(([name, inner]) => isSame((value as Record<string, unknown>)[name], inner));
}

/** Whether a value has the same shape as in an empty form. An id may replace null. */
function hasSameShape(value: unknown, empty: unknown): boolean {
  if (empty === null) return value === null || typeof value === 'string';
  if (Array.isArray(empty)) return Array.isArray(value);
  if (typeof empty !== 'object') return typeof value === typeof empty;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(empty).every(([name, inner]) => hasSameShape((value as Record<string, unknown>)[name], inner));
}
