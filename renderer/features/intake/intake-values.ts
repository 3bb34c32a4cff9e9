import type * as z from 'zod';
import type { openTicket } from '../../../shared/domain/open-ticket.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';

/** What the form of a new ticket holds. */
export type IntakeValues = z.input<typeof openTicket.input>;

/** What the help topic fills in, and what the desk falls back on where the topic says nothing. */
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

/** What the listed fields hold at first. */
function initialFields({ fields }: DeskChoices): Record<string, string> {
  return Object.fromEntries(fields.filter(({ hasOwnPlace }) => !hasOwnPlace).map(({ id, initial }) => [id, initial]));
}

/** A draft's fields on top of empty ones; what is not of the shape of the form is left out. */
export function keptIntake(json: string, choices: DeskChoices): IntakeValues {
  const empty = emptyIntake(choices);
  try {
    const kept: unknown = JSON.parse(json);
    if (typeof kept !== 'object' || kept === null) return empty;
    const fitting = Object.entries(kept).filter(
      ([name, value]) => Object.hasOwn(empty, name) && isLike(value, empty[name as keyof IntakeValues]),
    );
    return { ...empty, ...Object.fromEntries(fitting), fields: { ...empty.fields, ...keptFields(kept, empty) } };
  } catch {
    return empty; // Only a draft of another version can be unreadable; the file stays until something is typed.
  }
}

/** What a draft holds of the listed fields that there are now. */
function keptFields(kept: object, { fields = {} }: IntakeValues): Record<string, string> {
  const values: unknown = 'fields' in kept ? kept.fields : undefined;
  if (typeof values !== 'object' || values === null) return {};
  const fitting = Object.entries(values).filter(
    (entry): entry is [string, string] => Object.hasOwn(fields, entry[0]) && typeof entry[1] === 'string',
  );
  return Object.fromEntries(fitting);
}

/** Whether nothing of a form would be lost: spaces alone are no words. */
export function isEmptyIntake(values: IntakeValues, choices: DeskChoices): boolean {
  return isSame(values, emptyIntake(choices));
}

/** Whether two forms say the same, or two parts of them. */
export function isSame(value: unknown, empty: unknown): boolean {
  if (Array.isArray(empty)) return Array.isArray(value) && value.length === empty.length;
  if (typeof empty === 'string') return typeof value === 'string' && value.trim() === empty.trim();
  if (typeof empty !== 'object' || empty === null) return value === empty;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(empty).every(([name, inner]) => isSame((value as Record<string, unknown>)[name], inner));
}

/** Whether a value has the shape of the one an empty form holds; where that is null, an id may stand. */
function isLike(value: unknown, empty: unknown): boolean {
  if (empty === null) return value === null || typeof value === 'string';
  if (Array.isArray(empty)) return Array.isArray(value);
  if (typeof empty !== 'object') return typeof value === typeof empty;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(empty).every(([name, inner]) => isLike((value as Record<string, unknown>)[name], inner));
}
