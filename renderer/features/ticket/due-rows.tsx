import { useState } from 'react';
import { useAction } from '../../bridge/use-action.ts';
import { DueMark } from '../../forms/due-mark.tsx';
import { useText } from '../../i18n/text.tsx';
import { ChangeButton, DetailRow, type DetailRowProps, SelectRow } from './detail-row.tsx';
import { DueDialog } from './due-dialog.tsx';

export function PlanRow({ details, choices, isInFront }: DetailRowProps) {
  const text = useText();
  const { runAction } = useAction();
  const { id: ticketId, number, planId, planName, may } = details;
  const label = text('detail.plan');
  return (
    <SelectRow
      label={label}
      value={planId ?? ''}
      valueName={planName}
      options={choices.plans}
      isInteractive={isInFront && may.includes('ticket.edit')}
      onChoose={(chosen) => {
        const value = choices.plans.find(({ id }) => id === chosen)?.name ?? '';
        void runAction('due.plan', { ticketId, planId: chosen }, text('toast.set', { number, what: label, value }));
      }}
    />
  );
}

/** The due time. A closed ticket has none. */
export function DueRow({ details }: DetailRowProps) {
  const text = useText();
  const [isSetting, setIsSetting] = useState(false);
  const { state, dueMs, pausedLeftMs, may } = details;
  const isOpen = state === 'open';
  return (
    <DetailRow label={text('detail.due')}>
      {isOpen ? <DueMark dueMs={dueMs} pausedLeftMs={pausedLeftMs} /> : <span>–</span>}
      {isOpen && may.includes('ticket.edit') && (
        <ChangeButton label={text('detail.due.change')} onClick={() => setIsSetting(true)} />
      )}
      {isSetting && <DueDialog details={details} onClose={() => setIsSetting(false)} />}
    </DetailRow>
  );
}
