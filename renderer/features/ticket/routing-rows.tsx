import { offeredStatuses } from '../../../shared/views/offered-statuses.ts';
import { useAction } from '../../bridge/use-action.ts';
import { statusMark } from '../../forms/marks.tsx';
import { useText } from '../../i18n/text.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { type DetailRowProps, SelectRow } from './detail-row.tsx';
import { useOnce } from './use-once.ts';
import { useSetStatus } from './use-set-status.tsx';

export function StatusRow({ details, choices, isInFront }: DetailRowProps) {
  const text = useText();
  const { may, statusId, statusName, statusKind } = details;
  const { setStatus, dialog } = useSetStatus(details, choices, useOnce(details));
  const options = offeredStatuses(choices.statuses, statusId, may);

  return (
    <>
      <SelectRow
        label={text('detail.status')}
        value={statusId}
        valueName={statusName}
        options={options}
        glyph={<Glyph {...statusMark(statusKind)} />}
        isInteractive={isInFront && options.length > 1}
        onChoose={setStatus}
      />
      {dialog}
    </>
  );
}

export function DepartmentRow({ details, choices, isInFront }: DetailRowProps) {
  const text = useText();
  const { runAction } = useAction();
  const { id: ticketId, number, may, departmentId, names } = details;
  const nameOf = (wanted: string) => choices.departments.find(({ id }) => id === wanted)?.name ?? '';

  function choose(chosenId: string): void {
    const toast = text('toast.transferred', { number, department: nameOf(chosenId) });
    void runAction('department.transfer', { ticketId, departmentId: chosenId, keepAccess: true }, toast);
  }

  return (
    <SelectRow
      label={text('detail.department')}
      value={departmentId}
      valueName={names.department}
      options={choices.departments}
      isInteractive={isInFront && may.includes('ticket.transfer')}
      onChoose={choose}
    />
  );
}
