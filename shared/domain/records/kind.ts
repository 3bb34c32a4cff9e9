import type * as z from 'zod';
import type { Id } from '../id.ts';

/** One kind of desk record: its name, the schema of its fields, and what a new desk starts with. */
export interface RecordKindDefinition<Kind extends string, Fields extends z.ZodObject> {
  readonly kind: Kind;
  readonly fields: Fields;
  readonly defaults: Readonly<Record<Id, z.output<Fields>>>;
  /** Whether another one may take its place: an agent’s tickets stay theirs, and there is one desk. */
  readonly isReplaceable: boolean;
}

export function recordKind<const Kind extends string, Fields extends z.ZodObject>(
  definition: RecordKindDefinition<Kind, Fields>,
): RecordKindDefinition<Kind, Fields> {
  return definition;
}
