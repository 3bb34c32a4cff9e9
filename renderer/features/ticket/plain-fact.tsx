import { useState } from 'react';
import type { FieldName } from '../../../shared/domain/ticket/fields.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { useAct } from '../../bridge/use-act.ts';
import { fieldOptions } from '../../forms/field-options.ts';
import { priorityLook } from '../../forms/marks.tsx';
import { useText } from '../../i18n/text.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ChangeButton, Fact, type FactProps, FactSelect, type WideProps } from './fact.tsx';
import { LineDialog } from './line-dialog.tsx';

/** A plain field, chosen or typed as THE TABLE says. */
export function PlainFact({
  facts,
  choices,
  isInFront,
  name,
  wide = false,
}: FactProps & WideProps & { readonly name: FieldName }) {
  const text = useText();
  const { act } = useAct();
  const value = facts.fields[name];
  const label = text(`field.${name}`);
  const options = fieldOptions(text, name, choices);
  if (!options) return <LineFact facts={facts} name={name} wide={wide} />;
  return (
    <FactSelect
      label={label}
      wide={wide}
      value={value}
      valueName={options.find(({ id }) => id === value)?.name ?? nameIn(facts, name)}
      options={options}
      glyph={name === 'priority' ? <Glyph {...priorityLook(facts.urgency)} /> : undefined}
      isInteractive={isInFront && facts.may.includes('ticket.edit')}
      onChoose={(chosen) =>
        void act(
          'field.set',
          { ticketId: facts.id, field: name, value: chosen },
          text('toast.set', {
            number: facts.number,
            what: label,
            value: options.find(({ id }) => id === chosen)?.name ?? '',
          }),
        )
      }
    />
  );
}

/** How a priority or help topic is called that can no longer be chosen. */
function nameIn({ names }: TicketFacts, field: FieldName): string {
  return field === 'priority' || field === 'topic' ? names[field] : '';
}

interface LineFactProps extends WideProps {
  readonly facts: TicketFacts;
  readonly name: FieldName;
}

function LineFact({ facts, name, wide = false }: LineFactProps) {
  const text = useText();
  const [isChanging, setIsChanging] = useState(false);
  const label = text(`field.${name}`);
  const value = facts.fields[name];
  return (
    <Fact label={label} wide={wide}>
      <bdi className="clipped" title={value}>
        {value || '–'}
      </bdi>
      {facts.may.includes('ticket.edit') && (
        <ChangeButton label={text('line.change', { what: label })} onClick={() => setIsChanging(true)} />
      )}
      {isChanging && <LineDialog facts={facts} name={name} onClose={() => setIsChanging(false)} />}
    </Fact>
  );
}
