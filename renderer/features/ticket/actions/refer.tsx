import { useState } from 'react';
import type { Referee } from '../../../../shared/domain/ticket/referrals.ts';
import type { DeskChoices } from '../../../../shared/views/choices.ts';
import type { TicketDetails } from '../../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../../bridge/answers.ts';
import { useRun } from '../../../bridge/use-run.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { type AgentOption, useAgentOptions } from '../../../forms/use-agent-options.ts';
import { Warning } from '../../../forms/warning.tsx';
import { type Text, useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { type Option, Select } from '../../../ui/select.tsx';
import type { ActionDialogProps } from '../action-dialogs.ts';
import { useRemark } from '../use-remark.tsx';

/** Refers the ticket to an agent, a team, or a department, with an internal note. */
export function ActionDialog({ details, continuesDraft, onClose }: ActionDialogProps) {
  const text = useText();
  const run = useRun();
  const choices = useAnswer('desk.choices', {}).data;
  const { agents, warningFor } = useAgentOptions(choices);
  const [to, setTo] = useState('');
  const [problem, setProblem] = useState<string>();
  const all = optionsOf(text, agents, choices);
  const taken = takenIn(details);
  const options = all.filter(({ value }) => !taken.has(value));
  const warning = warningFor(to.startsWith('agent ') ? refereeOf(to).id : null);
  // Once it is done, the one it was referred to is no longer offered.
  const nameOf = (chosen: string) => all.find(({ value }) => value === chosen)?.label ?? '';

  const remark = useRemark<string>({
    tab: 'refer',
    details,
    choice: to,
    continuesDraft,
    post: (words, chosen, key) =>
      run('referral.add', { ticketId: details.id, to: refereeOf(chosen), remark: words }, key),
    doneText: (chosen) => text('toast.referred', { number: details.number, name: nameOf(chosen) }),
    onClose,
  });

  async function refer() {
    setProblem(to === '' ? text('choice.required') : undefined);
    return to === '' ? undefined : remark.submit();
  }

  return (
    <FormDialog
      title={text('refer.title', { number: details.number })}
      button={text('refer.button')}
      onClose={onClose}
      onSubmit={refer}
      {...remark.form}
    >
      <Field
        label={text('refer.to')}
        problem={problem}
        hint={
          <>
            {text('refer.hint')}
            {warning !== undefined && <Warning>{warning}</Warning>}
          </>
        }
      >
        {(control) => (
          <Select
            {...control}
            value={to}
            placeholder={text('refer.choose')}
            options={options}
            onChange={({ target }) => {
              setTo(target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      {remark.field}
    </FormDialog>
  );
}

function refereeOf(chosen: string): Referee {
  const space = chosen.indexOf(' ');
  // Safe: the options below are the only values.
  return { kind: chosen.slice(0, space) as Referee['kind'], id: chosen.slice(space + 1) };
}

/** Those who are responsible for the ticket or have a referral already. */
function takenIn({ agentId, teamId, departmentId, referrals }: TicketDetails): ReadonlySet<string> {
  const responsible = [`agent ${agentId}`, `team ${teamId}`, `department ${departmentId}`];
  return new Set([...responsible, ...referrals.map(({ kind, id }) => `${kind} ${id}`)]);
}

function optionsOf(
  text: Text,
  agents: readonly AgentOption[],
  { teams = [], departments = [] }: Partial<DeskChoices> = {},
): readonly Option[] {
  return [
    ...agents.map(({ id, name, note }) => ({
      ...{ value: `agent ${id}`, label: name, note },
      group: text('refer.agents'),
    })),
    ...teams.map(({ id, name }) => ({ value: `team ${id}`, label: name, group: text('refer.teams') })),
    ...departments.map(({ id, name }) => ({
      ...{ value: `department ${id}`, label: name },
      group: text('refer.departments'),
    })),
  ];
}
