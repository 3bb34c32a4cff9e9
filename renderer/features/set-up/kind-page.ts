import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { Reason } from '../../../shared/bridge/reasons.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { type FieldsOf, type RecordKind, type RecordOf, recordKinds } from '../../../shared/domain/records/registry.ts';
import type { FormValues } from '../../forms/record-edits.ts';
import type { FormContext, FormField, RecordContext } from './form-field.ts';

/** The kinds of desk records that this page lists. */
export type SetUpKind =
  | 'agent'
  | 'topic'
  | 'department'
  | 'team'
  | 'priority'
  | 'status'
  | 'plan'
  | 'schedule'
  | 'role'
  | 'field'
  | 'queue'
  | 'desk';

/** A field of the record; an agent’s form also has their secret. */
type FieldName<Kind extends RecordKind> = (keyof FieldsOf<Kind> & string) | (Kind extends 'agent' ? 'secret' : never);

/** How one kind of desk record is listed and edited. Its texts are found by its name. */
interface Definition<Kind extends SetUpKind> {
  readonly kind: Kind;
  /** The name under which its texts are found, if it is not the kind. */
  readonly words?: 'ownQueue' | undefined;
  readonly icon: LucideIcon;
  /** Which records of the kind are listed, by their fields; by default all of them. */
  readonly belongs?: (fields: FormValues) => boolean;
  /** The values of a copy of a record; undefined for kinds that are not copied. */
  readonly copied?: (values: FormValues, context: RecordContext) => FormValues;
  /** The rows of the form; the fields of a row stand beside each other. */
  readonly rows: readonly (readonly FormField<FieldName<Kind>>[])[];
  /** The values of a new record, except those that records may lack. */
  readonly blank: (context: RecordContext) => Partial<FieldsOf<Kind>>;
  /** The blank values of what is entered with a record, but is no part of it: it is kept only until it is saved. */
  readonly more?: FormValues;
  /** The schema of the form, if that has more than the record. */
  readonly schema?: (isNew: boolean) => z.ZodType;
  /** The values as they are to be saved, if that follows from each other. */
  readonly tidied?: (values: FormValues) => FormValues;
  /** The name that is shown, if it is not simply the record’s. */
  readonly shownName?: (record: RecordOf<Kind>, context: RecordContext) => string;
  /** The lines below a record’s name in the list. */
  readonly details: (record: RecordOf<Kind>, context: RecordContext) => readonly string[];
  /** A mark beside a record’s name in the list. */
  readonly badge?: (record: RecordOf<Kind>, context: RecordContext) => string | undefined;
  readonly glyph?: (record: RecordOf<Kind>, context: RecordContext) => ReactNode;
  /** How far a record is indented in the list. */
  readonly depth?: (record: RecordOf<Kind>, context: RecordContext) => number;
  /** Fields that are marked with a refusal of the desk, which is otherwise shown above the form. */
  readonly refusedField?: Partial<Readonly<Record<Reason, FieldName<Kind>>>>;
  /** What stands below the fields. */
  readonly below?: (form: FormContext) => ReactNode;
  /** What saving the changes means for what is there, such as so many open tickets. */
  readonly note?: (form: FormContext, open: number) => string | undefined;
  /** What stands below the list. */
  readonly aside?: () => ReactNode;
  /** Whether a record can be archived at all; by default each can. */
  readonly mayArchive?: (record: RecordOf<Kind>, context: RecordContext) => boolean;
}

/** The definition of a kind with its type erased, for a table of all kinds. */
export interface KindPage extends Pick<Definition<SetUpKind>, 'kind' | 'icon' | 'below' | 'note' | 'aside' | 'copied'> {
  readonly words: SetUpKind | 'ownQueue';
  readonly belongs: (fields: object) => boolean;
  readonly rows: readonly (readonly FormField[])[];
  readonly blank: (context: RecordContext) => FormValues;
  readonly more: FormValues;
  readonly schema: (isNew: boolean) => z.ZodType;
  readonly tidied: (values: FormValues) => FormValues;
  readonly mayArchive: (id: Id, context: RecordContext) => boolean;
  /** Empty for a record that is not saved. */
  readonly shownName: (id: Id, context: RecordContext) => string;
  readonly details: (id: Id, context: RecordContext) => readonly string[];
  readonly badge: (id: Id, context: RecordContext) => string | undefined;
  readonly glyph: (id: Id, context: RecordContext) => ReactNode;
  readonly depth: (id: Id, context: RecordContext) => number;
  readonly refusedField: (reason: string) => string | undefined;
}

export function kindPage<Kind extends SetUpKind>(definition: Definition<Kind>): KindPage {
  const {
    kind,
    icon,
    rows,
    blank,
    below,
    note,
    aside,
    copied,
    more = {},
    schema = () => recordKinds[kind].fields,
  } = definition;
  const { tidied = (values) => values, details, badge, glyph, depth, mayArchive, refusedField = {} } = definition;
  const { shownName = ({ name }) => name } = definition;
  const { words = kind, belongs = () => true } = definition;
  const recordOf = (id: Id, { records }: RecordContext) => records.get(kind, id);
  return {
    kind,
    words,
    icon,
    // Safe: fields of records are plain data.
    belongs: (fields) => belongs(fields as FormValues),
    rows,
    ...(below && { below }),
    ...(note && { note }),
    ...(aside && { aside }),
    ...(copied && { copied }),
    blank,
    more,
    schema,
    tidied,
    mayArchive: (id, context) => {
      const record = recordOf(id, context);
      return record !== undefined && (mayArchive?.(record, context) ?? kind !== 'desk');
    },
    shownName: (id, context) => {
      const record = recordOf(id, context);
      return record ? shownName(record, context) : '';
    },
    details: (id, context) => {
      const record = recordOf(id, context);
      return record ? details(record, context) : [];
    },
    badge: (id, context) => {
      const record = recordOf(id, context);
      return record && badge?.(record, context);
    },
    glyph: (id, context) => {
      const record = recordOf(id, context);
      return record && glyph?.(record, context);
    },
    depth: (id, context) => {
      const record = recordOf(id, context);
      return (record && depth?.(record, context)) ?? 0;
    },
    refusedField: (reason) =>
      reason === 'record.name-taken'
        ? 'name'
        : Object.hasOwn(refusedField, reason)
          ? refusedField[reason as Reason]
          : undefined,
  };
}
