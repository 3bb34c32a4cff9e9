import type { ComponentType } from 'react';
import { useState } from 'react';
import { offeredStatuses } from '../../../shared/views/offered-statuses.ts';
import { useAgentOptions } from '../../forms/use-agent-options.ts';
import { Warning } from '../../forms/warning.tsx';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { type Option, Select } from '../../ui/select.tsx';
import { BulkForm, type BulkFormProps, type BulkName } from './bulk-form.tsx';
import { BulkTransfer } from './bulk-transfer.tsx';

const keep = 'keep';

interface Offered {
  readonly id: string;
  readonly name: string;
  readonly note?: string | undefined;
}

/** Assigns to an agent, a team, or both; what is not chosen stays with each ticket. */
function BulkAssign(props: BulkFormProps) {
  const text = useText();
  const [agentId, setAgentId] = useState(keep);
  const [teamId, setTeamId] = useState(keep);
  const [problem, setProblem] = useState<string>();
  const { agents, warningFor } = useAgentOptions(props.choices);
  const { teams = [] } = props.choices ?? {};
  const warning = warningFor(agentId);
  const options = (all: readonly Offered[], none: string): readonly Option[] => [
    { value: keep, label: text('bulk.keep') },
    { value: '', label: none },
    ...all.map(({ id, name, note }) => ({ value: id, label: name, note })),
  ];

  function asked(remark: string) {
    const isKept = agentId === keep && teamId === keep;
    setProblem(isKept ? text('bulk.assign.nothing') : undefined);
    if (isKept) return undefined;
    const input = {
      ...(agentId !== keep && { agentId: agentId || null }),
      ...(teamId !== keep && { teamId: teamId || null }),
      ...(remark && { remark }),
    };
    return { operation: 'assignment.assign' as const, input };
  }

  return (
    <BulkForm {...props} name="assign" asked={asked}>
      <Field label={text('assign.agent')} problem={problem} hint={warning && <Warning>{warning}</Warning>}>
        {(control) => (
          <Select
            {...control}
            value={agentId}
            options={options(agents, text('common.nobody'))}
            onChange={({ target }) => setAgentId(target.value)}
          />
        )}
      </Field>
      {teams.length > 0 && (
        <Field label={text('assign.team')}>
          {(control) => (
            <Select
              {...control}
              value={teamId}
              options={options(teams, text('common.none'))}
              onChange={({ target }) => setTeamId(target.value)}
            />
          )}
        </Field>
      )}
    </BulkForm>
  );
}

/** Sets one of the statuses, without a reply. */
function BulkStatus(props: BulkFormProps) {
  return <ChooseStatus {...props} name="status" />;
}

function BulkClose(props: BulkFormProps) {
  return <ChooseStatus {...props} name="close" />;
}

function ChooseStatus({ name, ...props }: BulkFormProps & { readonly name: 'status' | 'close' }) {
  const text = useText();
  const all = offeredStatuses(props.choices?.statuses ?? [], undefined, props.may);
  const statuses = name === 'close' ? all.filter(({ state }) => state === 'closed') : all;
  const usual = name === 'close' ? statuses.find(({ kind }) => kind === 'closed') : undefined;
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const statusId = chosen ?? usual?.id ?? '';
  const closes = statuses.find(({ id }) => id === statusId)?.state === 'closed';

  function asked(remark: string) {
    setProblem(statusId === '' ? text('choice.required') : undefined);
    if (statusId === '') return undefined;
    return { operation: 'status.set' as const, input: { statusId, ...(remark && { remark }) } };
  }

  return (
    <BulkForm {...props} name={name} asked={asked} {...(closes && { hint: text('bulk.silent') })}>
      <Field label={text('bulk.status')} problem={problem}>
        {(control) => (
          <Select
            {...control}
            value={statusId}
            placeholder={text('bulk.choose')}
            options={statuses.map((status) => ({ value: status.id, label: status.name }))}
            onChange={({ target }) => setChosen(target.value)}
          />
        )}
      </Field>
    </BulkForm>
  );
}

function BulkPriority(props: BulkFormProps) {
  const text = useText();
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<string>();

  function asked(reason: string) {
    setProblem(value === '' ? text('choice.required') : undefined);
    if (value === '') return undefined;
    return { operation: 'field.set' as const, input: { field: 'priority', value, ...(reason && { reason }) } };
  }

  return (
    <BulkForm {...props} name="priority" asked={asked} isReason>
      <Field label={text('bulk.priority')} problem={problem}>
        {(control) => (
          <Select
            {...control}
            value={value}
            placeholder={text('bulk.choose')}
            options={(props.choices?.priorities ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => setValue(target.value)}
          />
        )}
      </Field>
    </BulkForm>
  );
}

function BulkDelete(props: BulkFormProps) {
  const text = useText();
  const asked = (remark: string) => ({ operation: 'ticket.delete' as const, input: remark ? { remark } : {} });
  return <BulkForm {...props} name="delete" asked={asked} hint={text('bulk.delete.hint')} />;
}

function BulkRestore(props: BulkFormProps) {
  const asked = (remark: string) => ({ operation: 'ticket.restore' as const, input: remark ? { remark } : {} });
  return <BulkForm {...props} name="restore" asked={asked} />;
}

/** The form of each action on the selected tickets. */
export const bulkForms: Readonly<Record<BulkName, ComponentType<BulkFormProps>>> = {
  assign: BulkAssign,
  transfer: BulkTransfer,
  status: BulkStatus,
  priority: BulkPriority,
  close: BulkClose,
  delete: BulkDelete,
  restore: BulkRestore,
};
