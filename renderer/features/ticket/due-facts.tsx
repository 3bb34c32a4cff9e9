import { useState } from 'react';
import { useAct } from '../../bridge/use-act.ts';
import { DueMark } from '../../forms/due-mark.tsx';
import { useText } from '../../i18n/text.tsx';
import { DueDialog } from './due-dialog.tsx';
import { ChangeButton, Fact, type FactProps, FactSelect } from './fact.tsx';

export function PlanFact({ facts, choices, isInFront }: FactProps) {
  const text = useText();
  const { act } = useAct();
  const { id: ticketId, number, planId, planName, may } = facts;
  const label = text('fact.plan');
  return (
    <FactSelect
      label={label}
      value={planId ?? ''}
      valueName={planName}
      options={choices.plans}
      isInteractive={isInFront && may.includes('ticket.edit')}
      onChoose={(chosen) => {
        const value = choices.plans.find(({ id }) => id === chosen)?.name ?? '';
        void act('due.plan', { ticketId, planId: chosen }, text('toast.set', { number, what: label, value }));
      }}
    />
  );
}

/** Until when; a closed ticket is not due. */
export function DueFact({ facts }: FactProps) {
  const text = useText();
  const [isSetting, setIsSetting] = useState(false);
  const { state, dueMs, may } = facts;
  const isOpen = state === 'open';
  return (
    <Fact label={text('fact.due')}>
      {isOpen ? <DueMark dueMs={dueMs} /> : <span>–</span>}
      {isOpen && may.includes('ticket.edit') && (
        <ChangeButton label={text('fact.due.change')} onClick={() => setIsSetting(true)} />
      )}
      {isSetting && <DueDialog facts={facts} onClose={() => setIsSetting(false)} />}
    </Fact>
  );
}
