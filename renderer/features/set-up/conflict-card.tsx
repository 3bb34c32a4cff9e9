import { Split } from 'lucide-react';
import { useId, useState } from 'react';
import type { RecordConflict, RecordConflictSide } from '../../../shared/views/record-conflicts.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useRecordWords } from '../../forms/use-record-words.ts';
import { hoursParts } from '../../i18n/hours-words.ts';
import { useNow } from '../../i18n/now.tsx';
import { fieldName, type RecordWords, valueWords } from '../../i18n/record-words.ts';
import { useTimes } from '../../i18n/times.ts';
import { Button } from '../../ui/button.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import styles from './conflict-card.module.css';

interface ConflictCardProps {
  readonly conflict: RecordConflict;
  /** Called once a person has decided: the card then goes. */
  readonly onDecided: () => void;
}

/** A field that was set differently on two computers, with each value, who set it, and when. One of them is kept. */
export function ConflictCard({ conflict, onDecided }: ConflictCardProps) {
  const { kind, id, field, sides } = conflict;
  const words = useRecordWords();
  const { text } = words;
  const titleId = useId();
  const { runAction } = useAction();
  const isReadOnly = useReadOnly() !== null;
  const [isBusy, setIsBusy] = useState(false);
  const name = fieldName(text, field);

  async function keep({ value, named }: RecordConflictSide): Promise<void> {
    setIsBusy(true);
    const present = sides.find(({ isPresent }) => isPresent);
    const said = text('deskSetUp.conflict.kept', { field: name, value: sideWords(words, field, named).join(', ') });
    const input = { kind, id, fields: { [field]: value }, ...(present && { basedOn: { [field]: present.value } }) };
    const result = await runAction('record.put', input, said);
    setIsBusy(false);
    if (result.ok) onDecided();
  }

  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <header className={styles.head}>
        <Split size={17} aria-hidden="true" />
        <h3 id={titleId} className={styles.title}>
          {text('deskSetUp.conflict.title', { field: name })}
        </h3>
      </header>
      <ul className={styles.sides}>
        {sides.map((side) => (
          <Side key={side.id} side={side} words={words} field={field}>
            <Button
              disabled={isBusy || isReadOnly}
              aria-label={text('deskSetUp.conflict.keepValue', {
                value: sideWords(words, field, side.named).join(', '),
              })}
              onClick={() => void keep(side)}
            >
              {text('deskSetUp.conflict.keep')}
            </Button>
          </Side>
        ))}
      </ul>
    </section>
  );
}

interface SideProps {
  readonly side: RecordConflictSide;
  readonly words: RecordWords;
  readonly field: string;
  readonly children: React.ReactNode;
}

function Side({ side, words, field, children }: SideProps) {
  const { text } = words;
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const { named, agentName, timeMs, isHere, isPresent } = side;
  const name = agentName || text('audit.desk');
  const time = moment(timeMs, nowMs);
  return (
    <li className={styles.side}>
      <span className={styles.words}>
        {sideWords(words, field, named).map((line) => (
          <strong key={line} className={styles.value}>
            {line}
          </strong>
        ))}
        <span className={styles.who} title={full(timeMs)}>
          {text(isHere ? 'deskSetUp.conflict.here' : 'deskSetUp.conflict.elsewhere', { name, time })}
          {isPresent && ` ${text('deskSetUp.conflict.present')}`}
        </span>
      </span>
      {children}
    </li>
  );
}

/** A value in words; hours have several lines. */
function sideWords(words: RecordWords, field: string, named: unknown): readonly string[] {
  const { text } = words;
  const parts = field === 'hours' ? hoursParts(words, named) : undefined;
  if (!parts) return [valueWords(words, field, named)];
  return parts
    .filter(({ values }) => values.length > 0)
    .map(({ label, values }) => text('deskSetUp.conflict.part', { label: text(label), values: values.join(', ') }));
}
