import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { FieldsOf, RecordKind } from './registry.ts';

export function putDraft<Kind extends RecordKind>(kind: Kind, id: Id, fields: Partial<FieldsOf<Kind>>): Draft {
  return { type: 'record.put', target: { kind, id }, data: { fields } };
}
