import { isoDay } from '../../../shared/domain/sla/calendar.ts';
import type { Window } from '../../../shared/domain/sla/open-windows.ts';
import { type PreviewDay, shownMinutes } from '../../../shared/views/two-weeks.ts';
import type { RecordContext } from './form-field.ts';
import styles from './schedule-preview.module.css';

interface TwoWeeksChartProps {
  readonly days: readonly PreviewDay[];
  readonly context: RecordContext;
}

/** A column for each day, with its open hours and the counted part of them. Screen readers get the same as text. */
export function TwoWeeksChart({ days, context: { text, calendar } }: TwoWeeksChartProps) {
  const [from, to] = shownMinutes(days);
  const middle = Math.round((from + to) / 2 / 60) * 60;
  const holidays = days.filter((day) => day.holidays.length > 0);
  const hasCounted = days.some(({ counted }) => counted.length > 0);
  const place = ([start, end]: Window) => ({
    insetBlockStart: `${(100 * (start - from)) / (to - from)}%`,
    blockSize: `${(100 * (end - start)) / (to - from)}%`,
  });
  const windowsText = (windows: readonly Window[]) =>
    windows.map(([start, end]) => `${calendar.minute(start)} – ${calendar.minute(end)}`).join(', ');

  function dayText({ day, open, counted, holidays: names }: PreviewDay): string {
    const hours = open.length === 0 ? 'shut' : counted.length === 0 ? 'open' : 'counted';
    const kind = names.length > 0 ? 'holiday' : 'day';
    return text(`deskSetUp.preview.${kind}.${hours}`, {
      date: calendar.shortDate(isoDay(day)),
      holidays: names.join(', '),
      open: windowsText(open),
      counted: windowsText(counted),
    });
  }

  return (
    <>
      <div className={styles.chart}>
        <div className={styles.scale} aria-hidden="true">
          {[from, middle, to].map((minute) => (
            <span key={minute} style={{ insetBlockStart: `${(100 * (minute - from)) / (to - from)}%` }}>
              {calendar.minute(minute)}
            </span>
          ))}
        </div>
        <ol className={styles.days}>
          {days.map((day, index) => (
            <li key={day.day} className={styles.day} title={dayText(day)}>
              <span className="visually-hidden">{dayText(day)}</span>
              <span className={styles.column} data-holiday={day.holidays.length > 0} aria-hidden="true">
                {day.open.map((window) => (
                  <span key={window.join()} className={styles.open} style={place(window)} />
                ))}
                {day.counted.map((window) => (
                  <span key={window.join()} className={styles.counted} style={place(window)} />
                ))}
              </span>
              <span className={styles.date} data-today={index === 0} aria-hidden="true">
                <span>{index === 0 ? text('deskSetUp.preview.today') : calendar.weekday(isoDay(day.day))}</span>
                <span>{isoDay(day.day).slice(8).replace(/^0/, '')}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
      <ul className={styles.legend}>
        <li>
          <span className={styles.sign} data-what="open" aria-hidden="true" />
          {text('deskSetUp.preview.open')}
        </li>
        {hasCounted && (
          <li>
            <span className={styles.sign} data-what="counted" aria-hidden="true" />
            {text('deskSetUp.preview.counted')}
          </li>
        )}
        {holidays.map(({ day, holidays: names }) => (
          <li key={day}>
            <span className={styles.sign} data-what="holiday" aria-hidden="true" />
            {text('deskSetUp.preview.holiday', { day: calendar.shortDate(isoDay(day)), name: names.join(', ') })}
          </li>
        ))}
      </ul>
    </>
  );
}
