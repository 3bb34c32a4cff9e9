import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { fieldNames } from '../../../shared/domain/ticket/fields.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { AssigneeFact, TeamFact } from './assignment-facts.tsx';
import { DueFact, PlanFact } from './due-facts.tsx';
import styles from './facts.module.css';
import { PlainFact } from './plain-fact.tsx';
import { RequesterFact } from './requester-fact.tsx';
import { DepartmentFact, StatusFact } from './routing-facts.tsx';

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
        <StatusFact {...props} />
        <PlainFact {...props} name="priority" />
        <PlanFact {...props} />
        <AssigneeFact {...props} />
        <DepartmentFact {...props} />
        <DueFact {...props} />
        {fieldNames
          // The summary is the page's heading, and the priority stands in front.
          .filter((name) => name !== 'summary' && name !== 'priority')
          .map((name) => (
            <PlainFact key={name} {...props} name={name} wide={name === 'topic'} />
          ))}
        <RequesterFact {...props} />
        <TeamFact {...props} />
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
