import { type FieldControl, type FieldName, fields } from '../../shared/domain/ticket/fields.ts';
import type { Choice, DeskChoices } from '../../shared/views/choices.ts';
import type { Text } from '../i18n/text.tsx';

/** What a plain field may be chosen from; nothing for one that is typed. */
export function fieldOptions(text: Text, name: FieldName, choices: DeskChoices): readonly Choice[] | undefined {
  const control: FieldControl = fields[name].control;
  if (control.type === 'line') return undefined;
  if (control.type === 'choice') return optionsOf(text, name, Object.keys(control.choices));
  return control.kind === 'priority' ? choices.priorities : choices.topics;
}

function optionsOf(text: Text, name: FieldName, values: readonly string[]): readonly Choice[] {
  return values.map((id) => ({ id, name: text(`choice.${name}.${id}`) }));
}
