import { useState } from 'react';
import { fields } from '../../../shared/domain/ticket/fields.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { newKey } from '../../bridge/deskside.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useRun } from '../../bridge/use-run.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { FormDialog } from './form-dialog.tsx';

type Source = keyof typeof fields.source.control.choices;

const sources = Object.keys(fields.source.control.choices) as readonly Source[];

/** Writes down what the requester said at the counter or on the phone. */
export function MessageDialog({ facts, onClose }: { readonly facts: TicketFacts; readonly onClose: () => void }) {
  const text = useText();
  const run = useRun();
  const { offerUndo } = useAct();
  const [key] = useState(newKey);
  const [details, setDetails] = useState('');
  const [source, setSource] = useState<Source>('phone');
  const { name } = facts.requester;

  async function record() {
    const result = await run('conversation.record', { ticketId: facts.id, details, source }, key);
    if (result.ok) offerUndo(result.value, text('toast.message'));
    return result;
  }

  return (
    <FormDialog
      title={text('message.title', { name })}
      button={text('message.button')}
      onClose={onClose}
      holdsWords={details.trim() !== ''}
      onSubmit={record}
    >
      <Field label={text('message.details')} hint={facts.state === 'closed' ? text('message.reopens') : undefined}>
        {(control) => (
          <TextArea {...control} rows={5} value={details} onChange={({ target }) => setDetails(target.value)} />
        )}
      </Field>
      <Field label={text('message.source')}>
        {(control) => (
          <Select
            {...control}
            value={source}
            options={sources.map((value) => ({ value, label: text(`choice.source.${value}`) }))}
            onChange={({ target }) => setSource(target.value as Source)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
