import { type ReactNode, useState } from 'react';
import { changeField } from '../../../shared/domain/ticket/field-catalogue.ts';
import { valueSchema } from '../../../shared/domain/ticket/field-type.ts';
import type { ShownField } from '../../../shared/views/shown-fields.ts';
import { typedShown } from '../../../shared/views/shown-value.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useFormRun } from '../../bridge/use-form-run.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { fieldOptions } from '../../forms/field-options.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { issueText } from '../../i18n/issue-text.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { valueText, wordsText } from '../../i18n/value-text.ts';
import { Field } from '../../ui/field.tsx';
import { fieldSaid } from './toast-text.ts';
import { useReason } from './use-reason.tsx';

export interface ValueDialogProps {
  readonly details: TicketDetails;
  readonly field: ShownField;
  /** The dialog’s title; by default it names the field. */
  readonly title?: string;
  /** Chooses another field, if there are several. */
  readonly choice?: ReactNode;
  readonly onClose: () => void;
}

/** Edits a field of a ticket, with an optional reason for the history. */
export function ValueDialog({ details, field, title, choice, onClose }: ValueDialogProps) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const choices = useAnswer('desk.choices', {}).data;
  const { id, type, canBeEmpty } = field;
  const [value, setValue] = useState(field.value);
  const [was, setWas] = useState(value);
  const reason = useReason();
  const [problem, setProblem] = useState<string>();
  const [shownId, setShownId] = useState(id);
  if (shownId !== id) {
    setShownId(id);
    setValue(field.value);
    setWas(field.value);
    setProblem(undefined);
  }
  const label = wordsText(text, field.label);
  const options = choices && fieldOptions(text, id, choices);
  const valueRule = valueSchema(type, !canBeEmpty);

  const problemOf = (typed: string) => issueText(text, valueRule.safeParse(typed).error?.issues[0]?.message);

  /** A value that was rejected is validated again with each change. */
  function enter(typed: string): void {
    setValue(typed);
    if (problem !== undefined) setProblem(problemOf(typed));
  }

  async function save() {
    const parsed = valueRule.safeParse(value);
    setProblem(problemOf(value));
    const isReasonGood = reason.check();
    const { number, agentId, teamId } = details;
    const change = changeField(id, { id: details.id, assignment: { agentId, teamId } }, value, {
      was,
      reason: reason.words,
    });
    if (!parsed.success || !isReasonGood || !change) return undefined;
    const result = await run(change.name, change.input);
    if (!result.ok && result.error.reason === 'field.moved') setWas(field.value);
    const chosen = options?.find((option) => option.id === value)?.name;
    const saved = chosen ?? valueText(text, times, nowMs, typedShown(type, parsed.data));
    if (result.ok) offerUndo(result.value, fieldSaid(text, number, field, saved));
    return result;
  }

  return (
    <FormDialog
      title={title ?? text('line.title', { what: label })}
      button={text('line.button')}
      onClose={onClose}
      holdsWords={value !== was || reason.words !== ''}
      wasDone={wasDone}
      onSubmit={save}
    >
      {choice}
      <Field label={choice ? text('line.value') : label} problem={problem}>
        {(control) => (
          <FieldInput
            {...control}
            type={type}
            options={options}
            {...(canBeEmpty ? { placeholder: text('common.none') } : {})}
            value={value}
            onChange={({ target }) => enter(target.value)}
          />
        )}
      </Field>
      {reason.field}
    </FormDialog>
  );
}
