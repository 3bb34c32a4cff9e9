import type { ChangeEvent, FocusEvent } from 'react';
import type { FieldType } from '../../shared/domain/ticket/field-type.ts';
import type { Choice } from '../../shared/views/choices.ts';
import type { FieldControlProps } from '../ui/field.tsx';
import { Input, TextArea } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export interface FieldInputProps extends FieldControlProps {
  readonly type: FieldType;
  /** The options to choose from; undefined for a typed value. */
  readonly options: readonly Choice[] | undefined;
  /** The label of the empty option; without it, the list has none. */
  readonly placeholder?: string | undefined;
  readonly name?: string;
  readonly value?: string;
  readonly ref?: (control: Control | null) => void;
  readonly onChange: (event: ChangeEvent<Control>) => unknown;
  readonly onBlur?: (event: FocusEvent<Control>) => unknown;
}

/** The input control for a field’s type. */
export function FieldInput({ type, options, placeholder, ...control }: FieldInputProps) {
  if (options) {
    return (
      <Select
        {...control}
        {...(placeholder === undefined ? {} : { placeholder })}
        options={options.map(({ id, name }) => ({ value: id, label: name }))}
      />
    );
  }
  switch (type.kind) {
    case 'paragraphs':
      return <TextArea {...control} rows={3} spellCheck />;
    case 'number':
      return <Input {...control} inputMode="decimal" />;
    case 'date':
      return <Input {...control} type="date" max="9999-12-31" />;
    case 'line':
    case 'choice':
    case 'record':
    case 'yes-no':
    case 'instant':
      return <Input {...control} spellCheck />;
  }
}
