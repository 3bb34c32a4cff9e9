import { useId, useState } from 'react';
import { dueAfter } from '../../../shared/domain/sla/clock.ts';
import { instantOfLocal, localOfInstant } from '../../../shared/domain/sla/local-time.ts';
import type { ScheduleHours } from '../../../shared/domain/sla/schedule.ts';
import { exampleStart, twoWeeks } from '../../../shared/views/two-weeks.ts';
import { useNow } from '../../i18n/now.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { ReadOnly } from '../../ui/read-only.tsx';
import { hoursText } from './durations.ts';
import type { RecordContext } from './form-field.ts';
import styles from './schedule-preview.module.css';
import { TwoWeeksChart } from './two-weeks-chart.tsx';

/** How long a ticket of the example may take. */
export interface Targets {
  readonly firstResponseHours: number | null;
  readonly resolutionHours: number;
}

interface SchedulePreviewProps {
  readonly hours: ScheduleHours;
  /** The name of the schedule. */
  readonly name: string;
  /** Where the schedule can be read; undefined on its own page. */
  readonly href?: string;
  readonly targets: Targets;
  readonly context: RecordContext;
}

const hourMs = 3_600_000;

/** The next two weeks of a schedule, and when an example ticket would be due. */
export function SchedulePreview({ hours, name, href, targets, context }: SchedulePreviewProps) {
  const { text, calendar } = context;
  const nowMs = useNow();
  const titleId = useId();
  const { timeZone } = hours;
  const { firstResponseHours, resolutionHours } = targets;
  /** What was entered, until then an example that says something. */
  const [entered, setEntered] = useState<string>();
  const local = entered ?? localOfInstant(timeZone, exampleStart(hours, nowMs));
  const startMs = instantOfLocal(timeZone, local);
  const resolution = startMs === undefined ? undefined : dueAfter(hours, startMs, resolutionHours * hourMs);
  const first =
    startMs === undefined || firstResponseHours === null
      ? undefined
      : dueAfter(hours, startMs, firstResponseHours * hourMs);
  const days = twoWeeks(hours, nowMs, resolution?.spans ?? []);

  return (
    <section className={styles.preview} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <span id={titleId}>{text('deskSetUp.preview')}</span> <span className={styles.name}>{name}</span>
        </h3>
        {href !== undefined && (
          <a className={styles.link} href={href}>
            {text('deskSetUp.opens.schedule')}
          </a>
        )}
      </div>
      <TwoWeeksChart days={days} context={context} />
      <div className={styles.example}>
        {/* The example is no part of the record: it can be changed also where the record cannot. */}
        <ReadOnly value={null}>
          <Field label={text('deskSetUp.preview.created')} hint={text('deskSetUp.preview.zone', { zone: timeZone })}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                max="9999-12-31T23:59"
                value={local}
                onChange={({ target }) => setEntered(target.value)}
              />
            )}
          </Field>
        </ReadOnly>
        {firstResponseHours !== null && (
          <p className={styles.due}>
            <span>{text('deskSetUp.preview.first', { hours: hoursText(text, firstResponseHours) })}</span>
            <strong>{first ? calendar.momentIn(first.dueMs, timeZone) : text('common.none')}</strong>
          </p>
        )}
        <p className={styles.due}>
          <span>{text('deskSetUp.preview.resolution', { hours: hoursText(text, resolutionHours) })}</span>
          <strong>{resolution ? calendar.momentIn(resolution.dueMs, timeZone) : text('common.none')}</strong>
        </p>
        {resolution?.fellBack && <p className={styles.note}>{text('deskSetUp.preview.fellBack')}</p>}
      </div>
    </section>
  );
}
