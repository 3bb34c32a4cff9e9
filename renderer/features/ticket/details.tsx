import * as chevronDown from 'lucide-react/icons/chevron-down';
import * as chevronUp from 'lucide-react/icons/chevron-up';
import { type ComponentType, memo, useState } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { AssigneeRow, TeamRow } from './assignment-rows.tsx';
import type { DetailRowProps } from './detail-row.tsx';
import styles from './details.module.css';
import { DueRow, PlanRow } from './due-rows.tsx';
import { FieldRow } from './field-row.tsx';
import { RequesterRow } from './requester-row.tsx';
import { DepartmentRow, StatusRow } from './routing-rows.tsx';
import { WaitingRow } from './waiting-row.tsx';

const chevronUpIcon = drawnIcon(chevronUp, 16);
const chevronDownIcon = drawnIcon(chevronDown, 16);

/** Details that the page’s header or another row shows. */
const shownElsewhere: ReadonlySet<string> = new Set(['number', 'summary', 'state', 'opened', 'closed']);

/** Details with a row component of their own. */
const ownRows: ReadonlyMap<string, ComponentType<DetailRowProps>> = new Map([
  ['status', StatusRow],
  ['waits-until', WaitingRow],
  ['plan', PlanRow],
  ['assignee', AssigneeRow],
  ['department', DepartmentRow],
  ['due', DueRow],
  ['requester', RequesterRow],
  ['team', TeamRow],
]);

/** The ticket’s details as a grid, the most used first. Each is edited in its row. */
export const Details = memo(function Details({
  details,
  isInFront,
}: {
  readonly details: TicketDetails;
  readonly isInFront: boolean;
}) {
  const text = useText();
  const choices = useAnswer('desk.choices', {}).data;
  const [showsAll, setShowsAll] = useState(false);

  if (!choices) {
    return (
      <div className={styles.details} data-all={showsAll} aria-busy="true">
        <div className={styles.grid} />
      </div>
    );
  }
  const props = { details, choices, isInFront };
  return (
    <div className={styles.details} data-all={showsAll}>
      <dl className={styles.grid} aria-label={text('ticket.details')}>
        {details.shownFields
          .filter(({ id }) => !shownElsewhere.has(id) && (id !== 'waits-until' || details.statusKind === 'waiting'))
          .map((field) => {
            const Own = ownRows.get(field.id);
            return Own ? <Own key={field.id} {...props} /> : <FieldRow key={field.id} {...props} field={field} />;
          })}
      </dl>
      <span className={styles.toggle}>
        <Button
          look="icon"
          icon={showsAll ? chevronUpIcon : chevronDownIcon}
          aria-expanded={showsAll}
          aria-label={text('ticket.allDetails')}
          title={text('ticket.allDetails')}
          onClick={() => setShowsAll(!showsAll)}
        />
      </span>
    </div>
  );
});
