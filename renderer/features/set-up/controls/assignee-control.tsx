import { listed } from '../../../../shared/domain/records/listed.ts';
import type { FieldsOf } from '../../../../shared/domain/records/registry.ts';
import { Warning } from '../../../forms/warning.tsx';
import { Select } from '../../../ui/select.tsx';
import { agentNote, agentWarning } from '../agent-absence.ts';
import type { FormField, RecordContext } from '../form-field.ts';
import { nameOf } from '../names.ts';

type Assignee = FieldsOf<'topic'>['assignee'];

/** An agent or a team, or nobody. */
export const assigneeControl: FormField['shown'] = {
  labelled: ({ control, form, value, onChange }) => {
    const { records, text } = form;
    // Safe: the schema of the record has checked it, and the control gives nothing else.
    const assignee = value as Assignee;
    const options = [
      ...listed(records, 'agent').map(({ id, name }) => ({
        value: `agent ${id}`,
        label: name,
        note: agentNote(form, id),
      })),
      ...listed(records, 'team').map(({ id, name }) => ({
        value: `team ${id}`,
        label: text('deskSetUp.assignee.team', { name }),
      })),
    ];
    const chosen = valueOfAssignee(assignee);
    const left = options.some((option) => option.value === chosen) || chosen === '';
    const name = assigneeName(form, assignee) ?? '';
    const warning = agentWarning(form, assignee && 'agentId' in assignee ? assignee.agentId : null);
    return (
      <>
        <Select
          {...control}
          placeholder={text('common.nobody')}
          options={left ? options : [...options, { value: chosen, label: text('deskSetUp.archivedChoice', { name }) }]}
          value={chosen}
          onChange={({ target }) => onChange(assigneeOf(target.value))}
        />
        {warning !== undefined && <Warning>{warning}</Warning>}
      </>
    );
  },
  // Safe: a value of the record.
  words: (value, form) => assigneeName(form, value as Assignee) ?? form.text('common.nobody'),
};

export function assigneeName(context: RecordContext, assignee: Assignee): string | undefined {
  if (!assignee) return undefined;
  return 'agentId' in assignee ? nameOf(context, 'agent', assignee.agentId) : nameOf(context, 'team', assignee.teamId);
}

function valueOfAssignee(assignee: Assignee): string {
  if (!assignee) return '';
  return 'agentId' in assignee ? `agent ${assignee.agentId}` : `team ${assignee.teamId}`;
}

function assigneeOf(value: string): Assignee {
  const [who, id] = value.split(' ');
  if (!id) return null;
  return who === 'agent' ? { agentId: id } : { teamId: id };
}
