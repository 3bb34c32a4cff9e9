import { useState } from 'react';
import type { Choice } from '../../../../shared/views/choices.ts';
import type { TicketDetails } from '../../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../../bridge/answers.ts';
import { useAction } from '../../../bridge/use-action.ts';
import { useFormRun } from '../../../bridge/use-form-run.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { assignedText } from '../toast-text.ts';

/** Assigns the ticket to an agent, a team, or both, with an internal note. */
export function ActionDialog({
  details,
  myId,
  onClose,
}: {
  readonly details: TicketDetails;
  readonly myId: string;
  readonly onClose: () => void;
}) {
  const text = useText();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const choices = useAnswer('desk.choices', {}).data;
  const [agentId, setAgentId] = useState(details.agentId ?? '');
  const [teamId, setTeamId] = useState(details.teamId ?? '');
  const [remark, setRemark] = useState('');
  const agents = (choices?.agents ?? []).toSorted((a, b) => Number(b.id === myId) - Number(a.id === myId));

  async function assign() {
    const input = { ticketId: details.id, agentId: agentId || null, teamId: teamId || null, remark };
    const result = await run('assignment.assign', input);
    const known = { agents, teams: choices?.teams ?? [] };
    if (result.ok) offerUndo(result.value, assignedText(text, details.number, known, input));
    return result;
  }

  return (
    <FormDialog
      title={text('assign.title', { number: details.number })}
      button={text('assign.button')}
      onClose={onClose}
      holdsWords={remark.trim() !== ''}
      wasDone={wasDone}
      onSubmit={assign}
    >
      <Field label={text('assign.agent')}>
        {(control) => (
          <Select
            {...control}
            value={agentId}
            placeholder={text('common.nobody')}
            options={optionsOf(agents, details.agentId, details.names.agent)}
            onChange={({ target }) => setAgentId(target.value)}
          />
        )}
      </Field>
      {choices !== undefined && choices.teams.length > 0 && (
        <Field label={text('assign.team')}>
          {(control) => (
            <Select
              {...control}
              value={teamId}
              placeholder={text('common.none')}
              options={optionsOf(choices.teams, details.teamId, details.names.team)}
              onChange={({ target }) => setTeamId(target.value)}
            />
          )}
        </Field>
      )}
      <Field label={text('assign.remark')} mark={text('common.optional')}>
        {(control) => (
          <TextArea {...control} rows={3} value={remark} onChange={({ target }) => setRemark(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}

/** The available choices, plus the current value if it is no longer available. */
function optionsOf(choices: readonly Choice[], presentId: string | null, presentName: string) {
  const isKnown = presentId === null || choices.some(({ id }) => id === presentId);
  const all = isKnown ? choices : [{ id: presentId, name: presentName }, ...choices];
  return all.map(({ id, name }) => ({ value: id, label: name }));
}
