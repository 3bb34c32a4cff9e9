import { useAct } from '../../bridge/use-act.ts';
import { useText } from '../../i18n/text.tsx';
import { type FactProps, FactSelect } from './fact.tsx';
import { assignedText } from './toast-text.ts';

function useAssign({ id: ticketId, number }: FactProps['facts'], choices: FactProps['choices']) {
  const text = useText();
  const { act } = useAct();
  return (to: { readonly agentId: string | null; readonly teamId: string | null }) =>
    void act('assignment.assign', { ticketId, ...to }, assignedText(text, number, choices, to));
}

export function AssigneeFact({ facts, choices, isInFront }: FactProps) {
  const text = useText();
  const assign = useAssign(facts, choices);
  const { agentId, teamId, names, state, may } = facts;
  // Without a team it would be nobody’s: that is a release, which a closed ticket does not have.
  const mayBeNobodys = teamId !== null || agentId === null || (state === 'open' && may.includes('ticket.release'));
  const nobody = text('common.nobody');
  return (
    <FactSelect
      label={text('fact.assignee')}
      value={agentId ?? ''}
      valueName={names.agent || nobody}
      {...(mayBeNobodys ? { placeholder: nobody } : {})}
      options={choices.agents}
      isInteractive={isInFront && may.includes('ticket.assign')}
      onChoose={(chosen) => assign({ agentId: chosen || null, teamId })}
    />
  );
}

export function TeamFact({ facts, choices, isInFront }: FactProps) {
  const text = useText();
  const assign = useAssign(facts, choices);
  const { agentId, teamId, names, may } = facts;
  const none = text('common.none');
  return (
    <FactSelect
      label={text('fact.team')}
      value={teamId ?? ''}
      valueName={names.team || none}
      placeholder={none}
      options={choices.teams}
      isInteractive={isInFront && may.includes('ticket.assign') && choices.teams.length > 0}
      onChoose={(chosen) => assign({ agentId, teamId: chosen || null })}
    />
  );
}
