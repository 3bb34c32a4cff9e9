import { useState } from 'react';
import { changeField } from '../../../shared/domain/ticket/field-catalogue.ts';
import type { ShownField } from '../../../shared/views/shown-fields.ts';
import { useAction } from '../../bridge/use-action.ts';
import { fieldOptions } from '../../forms/field-options.ts';
import { priorityMark } from '../../forms/marks.tsx';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { valueText, wordsText } from '../../i18n/value-text.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { ChangeButton, DetailRow, type DetailRowProps, SelectRow } from './detail-row.tsx';
import { fieldSaid } from './toast-text.ts';
import { ValueDialog } from './value-dialog.tsx';

export interface FieldRowProps extends DetailRowProps {
  readonly field: ShownField;
}

/** A custom field: chosen from a list or typed, depending on its type. */
export function FieldRow({ details, choices, isInFront, field }: FieldRowProps) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const { runAction } = useAction();
  const options = fieldOptions(text, field.id, choices);
  if (!options) return <TypedRow details={details} field={field} />;
  const { id, number, agentId, teamId, may, urgency } = details;
  const label = wordsText(text, field.label);

  function choose(chosen: string): void {
    const change = changeField(field.id, { id, assignment: { agentId, teamId } }, chosen);
    const value = options?.find((option) => option.id === chosen)?.name ?? '';
    if (change) void runAction(change.name, change.input, fieldSaid(text, number, field, value));
  }

  return (
    <SelectRow
      label={label}
      wide={isWide(field)}
      value={field.value}
      valueName={valueText(text, times, nowMs, field.shown)}
      {...(field.canBeEmpty ? { placeholder: text('common.none') } : {})}
      options={options}
      glyph={field.id === 'priority' ? <Glyph {...priorityMark(urgency)} /> : undefined}
      isInteractive={isInFront && field.isSettable && may.includes('ticket.edit')}
      onChoose={choose}
    />
  );
}

/** Help topics have long names, and multi-line fields long values. */
function isWide({ id, type }: ShownField): boolean {
  return id === 'topic' || type.kind === 'paragraphs';
}

function TypedRow({ details, field }: Pick<FieldRowProps, 'details' | 'field'>) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const [isChanging, setIsChanging] = useState(false);
  const label = wordsText(text, field.label);
  const value = valueText(text, times, nowMs, field.shown);
  return (
    <DetailRow label={label} wide={isWide(field)}>
      <bdi className="clipped" title={value}>
        {value || '–'}
      </bdi>
      {field.isSettable && details.may.includes('ticket.edit') && (
        <ChangeButton label={text('line.change', { what: label })} onClick={() => setIsChanging(true)} />
      )}
      {isChanging && <ValueDialog details={details} field={field} onClose={() => setIsChanging(false)} />}
    </DetailRow>
  );
}
