import * as pencil from 'lucide-react/icons/pencil';
import { memo, type Ref, useState } from 'react';
import type { ThreadFilter } from '../../../shared/bridge/preferences.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { BackButton } from './back-button.tsx';
import { FilterSelect } from './filter-select.tsx';
import { openedText } from './opened-text.ts';
import { PinButton } from './pin-button.tsx';
import { RequesterDetails } from './requester-details.tsx';
import { TicketActions, type TicketActionsProps } from './ticket-actions.tsx';
import styles from './ticket-header.module.css';
import { TicketWalk } from './ticket-walk.tsx';
import { ValueDialog } from './value-dialog.tsx';

const pencilIcon = drawnIcon(pencil, 14);

export interface TicketHeaderProps extends TicketActionsProps {
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onBack: () => void;
  readonly filter: ThreadFilter;
  readonly onFilter: (filter: ThreadFilter) => void;
}

export const TicketHeader = memo(function TicketHeader({
  heading,
  onBack,
  filter,
  onFilter,
  ...props
}: TicketHeaderProps) {
  const { details } = props;
  const text = useText();
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const [isEditing, setIsEditing] = useState(false);
  const { number, fields, may } = details;
  const summary = details.shownFields.find(({ id }) => id === 'summary');
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <BackButton onBack={onBack} />
        <p className={styles.opened} title={openedText(text, details, full)}>
          <bdi className={styles.number}>#{number}</bdi>{' '}
          <span>{openedText(text, details, (ms) => moment(ms, nowMs))}</span>
        </p>
        <TicketWalk />
        <TicketActions {...props} />
      </div>
      <div className={styles.titleLine}>
        <h1 ref={heading} id="ticket-heading" className={styles.summary} tabIndex={-1} title={fields.summary}>
          <bdi>{fields.summary}</bdi>
        </h1>
        {may.includes('ticket.edit') && (
          <Button
            look="icon"
            icon={pencilIcon}
            aria-label={text('detail.summary.change')}
            title={text('detail.summary.change')}
            onClick={() => setIsEditing(true)}
          />
        )}
        <span className={styles.filter}>
          <PinButton ticketId={details.id} />
          <FilterSelect filter={filter} onFilter={onFilter} />
        </span>
        <RequesterDetails details={details} />
      </div>
      {isEditing && summary && <ValueDialog details={details} field={summary} onClose={() => setIsEditing(false)} />}
    </header>
  );
});
