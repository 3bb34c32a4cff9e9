import type { ReactNode } from 'react';
import type { SecretLack } from '../../../shared/bridge/secret.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import type { Day } from '../../../shared/domain/sla/calendar.ts';
import type { FormValues } from '../../forms/record-edits.ts';
import type { Calendar } from '../../i18n/calendar.ts';
import type { MessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';
import type { FieldControlProps } from '../../ui/field.tsx';

/** What the texts about a record are made from. */
export interface RecordContext {
  readonly records: DeskRecords;
  /** The administrator at this window. */
  readonly myId: Id;
  /** Today in the desk’s time zone. */
  readonly today: Day;
  /** The agents who can’t sign in on this computer, with the reason. */
  readonly lacks: Readonly<Record<Id, SecretLack>>;
  readonly text: Text;
  readonly calendar: Calendar;
}

/** The form that a control belongs to. */
export interface FormContext extends RecordContext {
  readonly id: Id;
  readonly isNew: boolean;
  /** The values as they are saved; null for a new record. */
  readonly saved: FormValues | null;
  /** The present values of all fields. */
  readonly values: FormValues;
}

/** What a control is given. */
export interface ControlProps {
  readonly form: FormContext;
  readonly label: string;
  readonly hint: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** What is wrong with the value, or with a part of it, such as `0.name` of a list. */
  readonly problemAt: (path?: string) => string | undefined;
}

/** A control with the label, hint and error of `Field` around it. */
export type LabelledControl = (props: ControlProps & { readonly control: FieldControlProps }) => ReactNode;

/** A control that shows its label and hint itself. */
export type WholeControl = (props: ControlProps) => ReactNode;

/** One field of a form for desk records. */
export interface FormField<Name extends string = string> {
  readonly name: Name;
  readonly label: MessageId;
  readonly hint?: MessageId | ((form: FormContext) => string | undefined);
  readonly isOptional?: true;
  /** Fields that are checked again when this one changes. */
  readonly deps?: readonly string[];
  /** Whether the field is shown at all; by default it is. */
  readonly isShown?: (form: FormContext) => boolean;
  readonly shown:
    | {
        readonly labelled: LabelledControl;
        /** A value in words, to say what a changed field was before. */
        readonly words?: (value: unknown, form: FormContext) => string;
      }
    | { readonly whole: WholeControl };
}
