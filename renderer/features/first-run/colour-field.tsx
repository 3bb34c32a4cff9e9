import { type FieldPath, useFormContext } from 'react-hook-form';
import { agentColours } from '../../../shared/domain/records/agent.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { SetUpValues } from './set-up-form.ts';

export function ColourField({ name }: { readonly name: FieldPath<SetUpValues> }) {
  const text = useText();
  const { register } = useFormContext<SetUpValues>();
  const options = agentColours.map((colour) => ({ value: colour, label: text(`colour.${colour}`) }));
  return (
    <Field label={text('setUp.colour')}>
      {(control) => <Select {...control} options={options} {...register(name)} />}
    </Field>
  );
}
