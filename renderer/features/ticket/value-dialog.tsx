import { useState } from 'react';
import { changeField } from '../../../shared/domain/ticket/field-catalogue.ts';
import { valueSchema } from '../../../shared/domain/ticket/field-type.ts';
import type { ShownField } from '../../../shared/views/shown-fields.ts';
import { typedShown } from '../../../shared/views/shown-value.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useFormRun } from '../../bridge/use-form-run.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { issueText } from '../../i18n/issue-text.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { valueText, wordsText } from '../../i18n/value-text.ts';
import { Field } from '../../ui/field.tsx';
import { fieldSaid } from './toast-text.ts';

export interface ValueDialogProps {
  readonly details: TicketDetails;
  readonly field: ShownField;
  readonly onClose: () => void;
}

/** Edits a typed field, such as the summary. */
export function ValueDialog({ details, field, onClose }: ValueDialogProps) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const { id, type, canBeEmpty } = field;
  const [value, setValue] = useState(field.value);
  const [was, setWas] = useState(value);
  const [problem, setProblem] = useState<string>();
  const label = wordsText(text, field.label);
  const schema = valueSchema(type, !canBeEmpty);

  function problemOf(typed: string): string | undefined {
    return issueText(text, schema.safeParse(typed).error?.issues[0]?.message);
  }

  /** A rejected value is validated again with each change. */
  function enter(typed: string): void {
    setValue(typed);
    if (problem !== undefined) setProblem(problemOf(typed));
  }

  async function save() {
    const parsed = schema.safeParse(value);
    setProblem(problemOf(value));
    const { number, agentId, teamId } = details;
    const change = changeField(id, { id: details.id, assignment: { agentId, teamId } }, value, { was });
    if (!parsed.success || !change) return undefined;
    const result = await run(change.name, change.input);
    if (!result.ok && result.error.reason === 'field.moved') setWas(field.value);
    const saved = valueText(text, times, nowMs, typedShown(type, parsed.data));
    if (result.ok) offerUndo(result.value, fieldSaid(text, number, field, saved));
    return result;
  }

  return (
    <FormDialog
      title={text('line.title', { what: label })}
      button={text('line.button')}
      onClose={onClose}
      holdsWords={value !== was}
      wasDone={wasDone}
      onSubmit={save}
    >
      <Field label={label} problem={problem}>
        {(control) => (
          <FieldInput
            {...control}
            type={type}
            options={undefined}
            value={value}
            onChange={({ target }) => enter(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
