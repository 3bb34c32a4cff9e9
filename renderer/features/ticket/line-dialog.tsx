import { useState } from 'react';
import type { InputOf } from '../../../shared/domain/registry.ts';
import { type FieldName, fields } from '../../../shared/domain/ticket/fields.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useFormRun } from '../../bridge/use-form-run.ts';
import { issueText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { FormDialog } from './form-dialog.tsx';

export interface LineDialogProps {
  readonly facts: TicketFacts;
  readonly name: FieldName;
  readonly onClose: () => void;
}

/** A plain field that is typed, such as the summary. */
export function LineDialog({ facts, name, onClose }: LineDialogProps) {
  const text = useText();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAct();
  const [value, setValue] = useState<string>(facts.fields[name]);
  const [was, setWas] = useState<string>(value);
  const [problem, setProblem] = useState<string>();
  const label = text(`field.${name}`);

  function problemOf(typed: string): string | undefined {
    return issueText(text, fields[name].schema.safeParse(typed).error?.issues[0]?.message);
  }

  /** What was found wrong is judged anew while it is put right. */
  function type(typed: string): void {
    setValue(typed);
    if (problem !== undefined) setProblem(problemOf(typed));
  }

  function said(saved: string): string {
    const { number } = facts;
    if (name === 'summary') return text('toast.renamed', { number, summary: saved });
    return text(saved === '' ? 'toast.cleared' : 'toast.set', { number, what: label, value: saved });
  }

  async function save() {
    const parsed = fields[name].schema.safeParse(value);
    setProblem(problemOf(value));
    if (!parsed.success) return undefined;
    // Safe: the value was just parsed by the schema of this very field.
    const change = { ticketId: facts.id, field: name, value, was } as InputOf<'field.set'>;
    const result = await run('field.set', change);
    if (!result.ok && result.error.reason === 'field.moved') setWas(facts.fields[name]);
    if (result.ok) offerUndo(result.value, said(parsed.data));
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
        {(control) => <Input {...control} value={value} onChange={({ target }) => type(target.value)} />}
      </Field>
    </FormDialog>
  );
}
