import { useState } from 'react';
import { useAction } from '../../bridge/use-action.ts';
import { DueMark } from '../../forms/due-mark.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { ChangeButton, DetailRow, type DetailRowProps, SelectRow } from './detail-row.tsx';
import { DueDialog } from './due-dialog.tsx';
import { targetText } from './target-lines.tsx';

/** Outcomes name no days. */
const anyDay = 0;

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

/** The due time, or what became of the targets of a closed ticket. */
export function DueRow({ details }: DetailRowProps) {
  const text = useText();
  const [isSetting, setIsSetting] = useState(false);
  const { state, dueMs, soonMs, dueTarget, pausedLeftMs, targets, may } = details;
  const isOpen = state === 'open';
  return (
    <DetailRow label={text('detail.due')}>
      {isOpen && <DueMark dueMs={dueMs} soonMs={soonMs} pausedLeftMs={pausedLeftMs} target={dueTarget} />}
      {!isOpen && (targets.length > 0 ? <Outcomes targets={targets} /> : <span>–</span>)}
      {isOpen && may.includes('ticket.edit') && (
        <ChangeButton label={text('detail.due.change')} onClick={() => setIsSetting(true)} />
      )}
      {isSetting && <DueDialog details={details} onClose={() => setIsSetting(false)} />}
    </DetailRow>
  );
}

function Outcomes({ targets }: Pick<DetailRowProps['details'], 'targets'>) {
  const text = useText();
  const times = useTimes();
  const words = targets.map((shown) => targetText(text, times, anyDay, shown)).join(', ');
  return <span title={words}>{words}</span>;
}
