import { useState } from 'react';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { useAction } from '../../bridge/use-action.ts';
import { useAgentOptions } from '../../forms/use-agent-options.ts';
import { useText } from '../../i18n/text.tsx';
import { actionDialog } from './action-dialogs.ts';
import { type DetailRowProps, SelectRow } from './detail-row.tsx';
import { losesAccess } from './loses-access.ts';
import { assignedText } from './toast-text.ts';

function useAssign(details: DetailRowProps['details'], choices: DetailRowProps['choices']) {
  const text = useText();
  const { runAction } = useAction();
  return (to: { readonly agentId: string | null; readonly teamId: string | null }, aside?: string) =>
    void runAction('assignment.assign', { ticketId: details.id, ...to }, assignedText(text, details, choices, to), {
      aside,
    });
}

const AssignDialog = actionDialog('ticket.assign');

/** Chooses the agent; if the present one would lose access by that, the form for assigning says so and asks. */
export function AssigneeRow({ details, choices, isInFront }: DetailRowProps) {
  const text = useText();
  const assign = useAssign(details, choices);
  const { agents, warningFor } = useAgentOptions(choices);
  const { status } = useDesk();
  const [asked, setAsked] = useState<string>();
  const { agentId, teamId, names, state, may } = details;
  // Clearing the agent without a team means releasing the ticket, which is impossible for a closed one.
  const mayBeNobodys = teamId !== null || agentId === null || (state === 'open' && may.includes('ticket.release'));
  const nobody = text('common.nobody');

  function choose(chosen: string): void {
    if (losesAccess(details, { agentId: chosen, teamId: teamId ?? '' })) setAsked(chosen);
    else assign({ agentId: chosen || null, teamId }, warningFor(chosen));
  }

  return (
    <>
      <SelectRow
        label={text('detail.assignee')}
        value={agentId ?? ''}
        valueName={names.agent || nobody}
        {...(mayBeNobodys ? { placeholder: nobody } : {})}
        options={agents}
        isInteractive={isInFront && may.includes('ticket.assign')}
        onChoose={choose}
      />
      {asked !== undefined && (
        <AssignDialog
          details={details}
          myId={status?.phase === 'open' ? status.me.agentId : ''}
          continuesDraft={false}
          agentId={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
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
