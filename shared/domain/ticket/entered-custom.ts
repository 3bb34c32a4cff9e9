import type { Draft } from '../event.ts';
import { type Id, idSchema } from '../id.ts';
import { type Refusal, refuse, type World } from '../operation.ts';
import { allInUse } from '../records/desk-records.ts';
import { customFieldId, customId, customType } from './custom-field-type.ts';
import { fieldInUse, setTo } from './custom-fields.ts';
import { ticketDraft } from './draft.ts';
import { checkedValue } from './field-type.ts';

/** Whether an id has the form of a custom field; only the desk knows whether the field exists. */
export function isCustomId(id: string): boolean {
  return idSchema.safeParse(customFieldId(id)).success;
}

/** The events that fill in the custom fields of a new ticket. Agents must fill in the required ones. */
export function enteredCustom(
  { records, agentId }: World,
  ticketId: Id,
  entered: Readonly<Record<string, string>>,
): Draft[] | Refusal {
  for (const id of Object.keys(entered)) {
    const fieldId = customFieldId(id);
    const field = fieldId === undefined ? undefined : fieldInUse(records, fieldId);
    if (field && 'refused' in field) return field;
  }
  const drafts: Draft[] = [];
  for (const field of allInUse(records, 'field')) {
    const { name, isRequired } = field;
    const checked = checkedValue(customType(field), false, entered[customId(field.id)] ?? '');
    if ('problem' in checked) return refuse('custom-field.unfit', { name });
    const { value } = checked;
    if (value === '' && isRequired && agentId !== null) return refuse('custom-field.required', { name });
    if (value !== '') drafts.push(ticketDraft(ticketId, 'custom.set', setTo(field, value)));
  }
  return drafts;
}
