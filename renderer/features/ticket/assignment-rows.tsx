import { useAction } from '../../bridge/use-action.ts';
import { useAgentOptions } from '../../forms/use-agent-options.ts';
import { useText } from '../../i18n/text.tsx';
import { type DetailRowProps, SelectRow } from './detail-row.tsx';
import { assignedText } from './toast-text.ts';

function useAssign({ id: ticketId, number }: DetailRowProps['details'], choices: DetailRowProps['choices']) {
  const text = useText();
  const { runAction } = useAction();
  return (to: { readonly agentId: string | null; readonly teamId: string | null }, aside?: string) =>
    void runAction('assignment.assign', { ticketId, ...to }, assignedText(text, number, choices, to), { aside });
}

export function AssigneeRow({ details, choices, isInFront }: DetailRowProps) {
  const text = useText();
  const assign = useAssign(details, choices);
  const { agents, warningFor } = useAgentOptions(choices);
  const { agentId, teamId, names, state, may } = details;
  // Clearing the agent without a team means releasing the ticket, which is impossible for a closed one.
  const mayBeNobodys = teamId !== null || agentId === null || (state === 'open' && may.includes('ticket.release'));
  const nobody = text('common.nobody');
  return (
    <SelectRow
      label={text('detail.assignee')}
      value={agentId ?? ''}
      valueName={names.agent || nobody}
      {...(mayBeNobodys ? { placeholder: nobody } : {})}
      options={agents}
      isInteractive={isInFront && may.includes('ticket.assign')}
      onChoose={(chosen) => assign({ agentId: chosen || null, teamId }, warningFor(chosen))}
    />
  );
}

export function TeamRow({ details, choices, isInFront }: DetailRowProps) {
  const text = useText();
  const assign = useAssign(details, choices);
  const { agentId, teamId, names, may } = details;
  const none = text('common.none');
  return (
    <SelectRow
      label={text('detail.team')}
      value={teamId ?? ''}
      valueName={names.team || none}
      placeholder={none}
      options={choices.teams}
      isInteractive={isInFront && may.includes('ticket.assign') && choices.teams.length > 0}
      onChoose={(chosen) => assign({ agentId, teamId: chosen || null })}
    />
  );
}
