import { useState } from 'react';
import { fields } from '../../../shared/domain/ticket/fields.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { newKey } from '../../bridge/deskside.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useRun } from '../../bridge/use-run.ts';
import { issueText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { FormDialog } from './form-dialog.tsx';

export function SummaryDialog({ facts, onClose }: { readonly facts: TicketFacts; readonly onClose: () => void }) {
  const text = useText();
  const run = useRun();
  const { offerUndo } = useAct();
  const [key] = useState(newKey);
  const [summary, setSummary] = useState(facts.fields.summary);
  const [problem, setProblem] = useState<string>();
  const label = text('field.summary');

  async function save() {
    const parsed = fields.summary.schema.safeParse(summary);
    setProblem(issueText(text, parsed.error?.issues[0]?.message));
    if (!parsed.success) return undefined;
    const result = await run('field.set', { ticketId: facts.id, field: 'summary', value: summary }, key);
    if (result.ok) offerUndo(result.value, text('toast.changed', { what: label }));
    return result;
  }

  return (
    <FormDialog title={text('summary.title')} button={text('summary.button')} onClose={onClose} onSubmit={save}>
      <Field label={label} problem={problem}>
        {(control) => <Input {...control} value={summary} onChange={({ target }) => setSummary(target.value)} />}
      </Field>
    </FormDialog>
  );
}
