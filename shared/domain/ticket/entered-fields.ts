import * as z from 'zod';
import { isCustomId } from './entered-custom.ts';
import { longestValue } from './field-type.ts';
import { type FieldName, fieldNames, fieldSchemas, fields, isFieldName } from './fields.ts';

/** The plain fields that forms list one after another. */
const listedNames = fieldNames.filter((name) => !fields[name].hasOwnPlace);

/**
 * The entries of the listed fields of a new ticket, by field id; missing ones get their initial value. Custom fields
 * are validated later, against the desk's records.
 */
export const enteredFields = z
  .record(z.string().max(60), z.string().max(longestValue, 'text.too-long'))
  .transform((entered, context) => {
    const values: Record<string, string> = {};
    for (const [id, value] of Object.entries(entered)) {
      if (isCustomId(id)) {
        values[id] = value;
        continue;
      }
      const parsed = isListed(id) ? fieldSchemas[id].safeParse(value) : undefined;
      const messages = parsed ? parsed.error?.issues.map(({ message }) => message) : ['input.malformed'];
      for (const message of messages ?? []) context.addIssue({ code: 'custom', message, path: [id] });
      if (parsed?.success) values[id] = parsed.data;
    }
    return values;
  });

function isListed(id: string): id is FieldName {
  return isFieldName(id) && listedNames.includes(id);
}

/** The listed plain fields of a new ticket, by name. */
export function listedValues(entered: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(listedNames.map((name) => [name, entered[name] ?? fields[name].initial]));
}
