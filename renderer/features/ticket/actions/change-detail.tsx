import { useState } from 'react';
import { changeField } from '../../../../shared/domain/ticket/field-catalogue.ts';
import type { ShownField } from '../../../../shared/views/shown-fields.ts';
import { useText } from '../../../i18n/text.tsx';
import { wordsText } from '../../../i18n/value-text.ts';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { ActionDialogProps } from '../action-dialogs.ts';
import { ValueDialog } from '../value-dialog.tsx';

/** Changes one of the details with a reason; without one, the header is faster. */
export function ActionDialog({ details, onClose }: ActionDialogProps) {
  const text = useText();
  const fields = details.shownFields.filter((field) => takesReason(field));
  const [chosenId, setChosenId] = useState('priority');
  const field = fields.find(({ id }) => id === chosenId) ?? fields[0];
  if (!field) return null;
  const choice = (
    <Field label={text('changeDetail.field')}>
      {(control) => (
        <Select
          {...control}
          value={field.id}
          options={fields.map(({ id, label }) => ({ value: id, label: wordsText(text, label) }))}
          onChange={({ target }) => setChosenId(target.value)}
        />
      )}
    </Field>
  );
  const title = text('changeDetail.title', { number: details.number });
  return <ValueDialog {...{ details, field, title, choice, onClose }} />;
}

/** The due date takes a reason as well, in a form of its own. */
const takingReason: ReadonlySet<string> = new Set(['field.set', 'custom-field.set', 'due.plan']);

/** Whether the operation that sets a field takes a reason; the others take a note, or none. */
function takesReason({ id, isSettable }: ShownField): boolean {
  const change = isSettable ? changeField(id, { id: '', assignment: { agentId: null, teamId: null } }, '') : undefined;
  return change !== undefined && takingReason.has(change.name);
}
