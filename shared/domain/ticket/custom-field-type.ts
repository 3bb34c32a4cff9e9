import type { Id } from '../id.ts';
import type { RecordOf } from '../records/registry.ts';
import type { FieldType } from './field-type.ts';

const prefix = 'custom:';

/** The catalogue id of a custom field. */
export function customId(fieldId: Id): string {
  return `${prefix}${fieldId}`;
}

/** The custom field behind a catalogue id; undefined for built-in fields. */
export function customFieldId(id: string): Id | undefined {
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
}

const longest = { line: 200, paragraphs: 5_000 } as const;

export function customType({ type, choices }: Pick<RecordOf<'field'>, 'type' | 'choices'>): FieldType {
  switch (type) {
    case 'line':
    case 'paragraphs':
      return { kind: type, longest: longest[type] };
    case 'choice':
      return { kind: type, choices: choices.map(({ id }) => id) };
    case 'yes-no':
    case 'number':
    case 'date':
      return { kind: type };
  }
}
