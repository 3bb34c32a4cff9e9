import { memo, useId } from 'react';
import { offeredStatuses } from '../../../shared/views/offered-statuses.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useText } from '../../i18n/text.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './composer.module.css';

interface StatusAfterProps {
  readonly details: Pick<TicketDetails, 'statusId' | 'statusName' | 'may'>;
  /** Null as long as sending changes nothing. */
  readonly chosen: string | null;
  readonly onChoose: (statusId: string | null) => void;
}

/** The next ticket often has the same status. */
function isSame(one: StatusAfterProps, other: StatusAfterProps): boolean {
  const [was, is] = [one.details, other.details];
  return (
    one.chosen === other.chosen &&
    one.onChoose === other.onChoose &&
    was.statusId === is.statusId &&
    was.statusName === is.statusName &&
    was.may.join() === is.may.join()
  );
}

/** The status that the ticket gets with the reply or note. Absent if the agent could choose none. */
export const StatusAfter = memo(function StatusAfter({ details, chosen, onChoose }: StatusAfterProps) {
  const text = useText();
  const id = useId();
  const statuses = useAnswer('desk.choices', {}).data?.statuses ?? [];
  const { statusId, statusName, may } = details;
  const offered = offeredStatuses(statuses, statusId, may);
  // An archived status is not among the choices.
  const present = offered.some((status) => status.id === statusId) ? [] : [{ id: statusId, name: statusName }];
  const options = [...present, ...offered].map((status) => ({ value: status.id, label: status.name }));
  if (options.length < 2) return null;
  return (
    <div className={styles.after}>
      <label htmlFor={id}>{text('composer.status')}</label>
      <Select
        id={id}
        look="inline"
        options={options}
        value={chosen ?? statusId}
        onChange={({ target }) => onChoose(target.value === statusId ? null : target.value)}
      />
    </div>
  );
}, isSame);
