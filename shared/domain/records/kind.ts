import type * as z from 'zod';
import type { Id } from '../id.ts';

/** A field, or a part of each item of a list, that refers to records of a kind by id. */
export interface Reference<Field extends string = string> {
  readonly field: Field;
  readonly part?: string;
  readonly kind: string;
  /** Conditions on the referenced record, if not every one is allowed. */
  readonly where?: Readonly<Record<string, unknown>>;
  /** Whether the referenced record may be archived without a replacement: the reference then is historical. */
  readonly mayLeave?: boolean;
}

/** One kind of desk record: its name, the schema of its fields, and its defaults. */
export interface RecordKindDefinition<Kind extends string, Fields extends z.ZodObject> {
  readonly kind: Kind;
  readonly fields: Fields;
  readonly defaults: Readonly<Record<Id, z.output<Fields>>>;
  /**
   * Defaults that were added after the first release. A desk that never wrote one reads it from here, until somebody
   * changes or archives it; defaults that a desk was created without stay missing.
   */
  readonly addedLater?: readonly Id[];
  /** Whether a new desk writes its defaults, as most kinds do; otherwise it reads them from here as well. */
  readonly areDefaultsWritten?: false;
  /** Values of fields that records of earlier releases, and new records, may lack. */
  readonly missing?: (fields: Readonly<Record<string, unknown>>, id: Id) => Readonly<Partial<z.output<Fields>>>;
  /** The number by which administrators order the records, lowest first; without it, they have a fixed order. */
  readonly orderedBy?: 'position' | 'order' | 'urgency';
  /**
   * Fields derived from others. They override what a record holds, and are written too, for releases that know only
   * them.
   */
  readonly follows?: (fields: Readonly<Partial<z.output<Fields>>>) => Readonly<Partial<z.output<Fields>>>;
  /** Whether a record can have a replacement: an agent’s tickets stay theirs, and there is one desk. */
  readonly isReplaceable: boolean;
  /**
   * Who may read all records of the kind. `nobody`: each is visible only with a ticket that refers to it, so there is
   * no list of them.
   */
  readonly readableBy: 'agents' | 'administrators' | 'nobody';
  /** The field that names the agent who owns a record exclusively; if it is null, the record is shared. */
  readonly ownedBy?: keyof z.output<Fields> & string;
  /** Every field that refers to other records. */
  readonly references: readonly Reference<keyof z.output<Fields> & string>[];
  /** The fields that can never change, because tickets rely on them. A replacement has the same values. */
  readonly fixed?: readonly (keyof z.output<Fields> & string)[];
}

/** The definition together with the type of what its records may lack. */
export function recordKind<const Kind extends string, Fields extends z.ZodObject, Missing = unknown>(
  definition: RecordKindDefinition<Kind, Fields> & {
    readonly missing?: (fields: Readonly<Record<string, unknown>>, id: Id) => Missing;
  },
): RecordKindDefinition<Kind, Fields> & {
  readonly missing?: (fields: Readonly<Record<string, unknown>>, id: Id) => Missing;
} {
  return definition;
}
