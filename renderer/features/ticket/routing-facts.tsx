import { useAct } from '../../bridge/use-act.ts';
import { statusLook } from '../../forms/marks.tsx';
import { useText } from '../../i18n/text.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { type FactProps, FactSelect } from './fact.tsx';
import { statusText } from './toast-text.ts';

export function StatusFact({ facts, choices, isInFront }: FactProps) {
  const text = useText();
  const { act } = useAct();
  const { id: ticketId, number, may, state, statusId, statusName } = facts;
  const mayChange = state === 'open' ? may.includes('ticket.close') : may.includes('ticket.create');

  function choose(chosenId: string): void {
    const chosen = choices.statuses.find(({ id }) => id === chosenId);
    if (!chosen) return;
    const isReopening = state === 'closed' && chosen.state === 'open';
    void act('status.set', { ticketId, statusId: chosenId }, statusText(text, number, chosen, isReopening));
  }

  return (
    <FactSelect
      label={text('fact.status')}
      value={statusId}
      valueName={statusName}
      options={choices.statuses}
      glyph={<Glyph {...statusLook(state, statusName)} />}
      isInteractive={isInFront && mayChange}
      onChoose={choose}
    />
  );
}

export function DepartmentFact({ facts, choices, isInFront }: FactProps) {
  const text = useText();
  const { act } = useAct();
  const { id: ticketId, number, may, departmentId } = facts;
  const nameOf = (wanted: string) => choices.departments.find(({ id }) => id === wanted)?.name ?? '';

  function choose(chosenId: string): void {
    const said = text('toast.transferred', { number, department: nameOf(chosenId) });
    void act('department.transfer', { ticketId, departmentId: chosenId, keepAccess: true }, said);
  }

  return (
    <FactSelect
      label={text('fact.department')}
      value={departmentId}
      valueName={nameOf(departmentId)}
      options={choices.departments}
      isInteractive={isInFront && may.includes('ticket.transfer')}
      onChoose={choose}
    />
  );
}
