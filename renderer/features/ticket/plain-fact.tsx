import { type FieldControl, type FieldName, fields } from '../../../shared/domain/ticket/fields.ts';
import type { Choice, DeskChoices } from '../../../shared/views/choices.ts';
import { useAct } from '../../bridge/use-act.ts';
import { priorityLook } from '../../forms/marks.tsx';
import { useText } from '../../i18n/text.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { type FactProps, FactSelect } from './fact.tsx';

/** A plain field that is chosen from a list, as THE TABLE says; typed ones stand elsewhere and show nothing here. */
export function PlainFact({ facts, choices, isInFront, name }: FactProps & { readonly name: FieldName }) {
  const text = useText();
  const { act } = useAct();
  const options = optionsOf(fields[name].control, choices);
  if (!options) return null;
  const value = facts.fields[name];
  const label = text(`field.${name}`);
  const urgency = choices.priorities.find(({ id }) => id === value)?.urgency ?? 99;
  return (
    <FactSelect
      label={label}
      value={value}
      valueName={options.find(({ id }) => id === value)?.name ?? ''}
      options={options}
      glyph={name === 'priority' ? <Glyph {...priorityLook(urgency)} /> : undefined}
      isInteractive={isInFront && facts.may.includes('ticket.edit')}
      onChoose={(chosen) =>
        void act(
          'field.set',
          { ticketId: facts.id, field: name, value: chosen },
          text('toast.changed', { what: label }),
        )
      }
    />
  );
}

function optionsOf(control: FieldControl, choices: DeskChoices): readonly Choice[] | undefined {
  if (control.type === 'line') return undefined;
  if (control.type === 'choice') return Object.entries(control.choices).map(([id, name]) => ({ id, name }));
  return control.kind === 'priority' ? choices.priorities : choices.topics;
}
