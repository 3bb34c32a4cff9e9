import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { AssigneeFact, TeamFact } from './assignment-facts.tsx';
import { DueFact, PlanFact } from './due-facts.tsx';
import type { FactProps } from './fact.tsx';
import styles from './facts.module.css';
import { FieldFact } from './field-fact.tsx';
import { RequesterFact } from './requester-fact.tsx';
import { DepartmentFact, StatusFact } from './routing-facts.tsx';

/** What the head of the page shows, or what another fact says. */
const placed: ReadonlySet<string> = new Set(['number', 'summary', 'state', 'opened', 'closed']);

/** The properties with rules of their own. */
const ownFacts: ReadonlyMap<string, ComponentType<FactProps>> = new Map([
  ['status', StatusFact],
  ['plan', PlanFact],
  ['assignee', AssigneeFact],
  ['department', DepartmentFact],
  ['due', DueFact],
  ['requester', RequesterFact],
  ['team', TeamFact],
]);

/** The ticket's facts as one quiet grid, the most asked-for first; each is changed where it stands. */
export function Facts({ facts, isInFront }: { readonly facts: TicketFacts; readonly isInFront: boolean }) {
  const text = useText();
  const choices = useAnswer('desk.choices', {}).data;
  const [showsAll, setShowsAll] = useState(false);

  if (!choices) {
    return (
      <div className={styles.facts} data-all={showsAll} aria-busy="true">
        <div className={styles.grid} />
      </div>
    );
  }
  const props = { facts, choices, isInFront };
  return (
    <div className={styles.facts} data-all={showsAll}>
      <dl className={styles.grid} aria-label={text('ticket.facts')}>
        {facts.details
          .filter(({ id }) => !placed.has(id))
          .map((field) => {
            const Own = ownFacts.get(field.id);
            return Own ? <Own key={field.id} {...props} /> : <FieldFact key={field.id} {...props} field={field} />;
          })}
      </dl>
      <span className={styles.toggle}>
        <Button
          look="icon"
          icon={showsAll ? <ChevronUp size={16} aria-hidden="true" /> : <ChevronDown size={16} aria-hidden="true" />}
          aria-expanded={showsAll}
          aria-label={text('ticket.allFacts')}
          title={text('ticket.allFacts')}
          onClick={() => setShowsAll(!showsAll)}
        />
      </span>
    </div>
  );
}
