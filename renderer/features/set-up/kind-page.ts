import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Reason } from '../../../shared/bridge/reasons.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { FieldsOf, RecordKind, RecordOf } from '../../../shared/domain/records/registry.ts';
import type { FormValues } from '../../forms/record-edits.ts';
import type { FormContext, FormField, RecordContext } from './form-field.ts';

/** The kinds of desk records that this page lists. */
export type SetUpKind =
  | 'topic'
  | 'department'
  | 'team'
  | 'priority'
  | 'status'
  | 'plan'
  | 'schedule'
  | 'role'
  | 'field'
  | 'desk';

type FieldName<Kind extends RecordKind> = keyof FieldsOf<Kind> & string;

/** How one kind of desk record is listed and edited. Its texts are found by its name. */
interface Definition<Kind extends SetUpKind> {
  readonly kind: Kind;
  readonly icon: LucideIcon;
  /** The rows of the form; the fields of a row stand beside each other. */
  readonly rows: readonly (readonly FormField<FieldName<Kind>>[])[];
  /** The values of a new record, except those that records may lack. */
  readonly blank: (context: RecordContext) => Partial<FieldsOf<Kind>>;
  /** The lines below a record’s name in the list. */
  readonly details: (record: RecordOf<Kind>, context: RecordContext) => readonly string[];
  /** A mark beside a record’s name in the list. */
  readonly badge?: (record: RecordOf<Kind>, context: RecordContext) => string | undefined;
  readonly glyph?: (record: RecordOf<Kind>) => ReactNode;
  /** How far a record is indented in the list. */
  readonly depth?: (record: RecordOf<Kind>, context: RecordContext) => number;
  /** Fields that are marked with a refusal of the desk, which is otherwise shown above the form. */
  readonly refusedField?: Partial<Readonly<Record<Reason, FieldName<Kind>>>>;
  /** What stands below the fields. */
  readonly below?: (form: FormContext) => ReactNode;
}

/** The definition of a kind with its type erased, for a table of all kinds. */
export interface KindPage extends Pick<Definition<SetUpKind>, 'kind' | 'icon' | 'below'> {
  readonly rows: readonly (readonly FormField[])[];
  readonly blank: (context: RecordContext) => FormValues;
  readonly details: (id: Id, context: RecordContext) => readonly string[];
  readonly badge: (id: Id, context: RecordContext) => string | undefined;
  readonly glyph: (id: Id, context: RecordContext) => ReactNode;
  readonly depth: (id: Id, context: RecordContext) => number;
  readonly refusedField: (reason: string) => string | undefined;
}

export function kindPage<Kind extends SetUpKind>(definition: Definition<Kind>): KindPage {
  const { kind, icon, rows, below, blank, details, badge, glyph, depth, refusedField = {} } = definition;
  const recordOf = (id: Id, { records }: RecordContext) => records.get(kind, id);
  return {
    kind,
    icon,
    rows,
    ...(below && { below }),
    blank,
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
      return record && glyph?.(record);
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
