import type * as z from 'zod';
import type { Id } from '../id.ts';

/** A field, or a part of each of a list, that names records of a kind by their ids. */
export interface Reference<Field extends string = string> {
  readonly field: Field;
  readonly part?: string;
  readonly kind: string;
  /** What the named record has to be, where not every one will do. */
  readonly where?: Readonly<Record<string, unknown>>;
  /** Whether the named one may be archived with nothing to take its place: the reference then says who it was. */
  readonly mayLeave?: boolean;
}

/** One kind of desk record: its name, the schema of its fields, and what a new desk starts with. */
export interface RecordKindDefinition<Kind extends string, Fields extends z.ZodObject> {
  readonly kind: Kind;
  readonly fields: Fields;
  readonly defaults: Readonly<Record<Id, z.output<Fields>>>;
  /**
   * Defaults that came with a later release than the first. A desk that never wrote one reads it from here, until
   * somebody changes or archives it there; what a desk was founded without stays away.
   */
  readonly addedLater?: readonly Id[];
  /** Whether a new desk writes its defaults down, as most do; else it reads them from here as well. */
  readonly areDefaultsWritten?: false;
  /** What a record says where it says nothing, because an earlier release that wrote it did not know the field. */
  readonly missing?: (fields: Readonly<Record<string, unknown>>, id: Id) => Readonly<Partial<z.output<Fields>>>;
  /**
   * What fields follow from others. They are read so whatever a record says, and are written beside those, for releases
   * that know only them.
   */
  readonly follows?: (fields: Readonly<Partial<z.output<Fields>>>) => Readonly<Partial<z.output<Fields>>>;
  /** Whether another one may take its place: an agent’s tickets stay theirs, and there is one desk. */
  readonly isReplaceable: boolean;
  /**
   * Who may read all records of the kind. `nobody`: each is known only to those who see a ticket that names it, so there
   * is no list of them.
   */
  readonly readableBy: 'agents' | 'administrators' | 'nobody';
  /** The field that names the agent whose own a record is, and nobody else’s business; where it is null it is everybody’s. */
  readonly ownedBy?: keyof z.output<Fields> & string;
  /** Every field that names other records. */
  readonly references: readonly Reference<keyof z.output<Fields> & string>[];
  /** What a record is for good, because tickets rely on it. What takes its place is the same in it. */
  readonly fixed?: readonly (keyof z.output<Fields> & string)[];
}

export function recordKind<const Kind extends string, Fields extends z.ZodObject>(
  definition: RecordKindDefinition<Kind, Fields>,
): RecordKindDefinition<Kind, Fields> {
  return definition;
}
