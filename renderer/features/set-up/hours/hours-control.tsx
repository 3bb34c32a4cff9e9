import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import controls from '../controls/controls.module.css';
import { SwitchLine } from '../controls/switch-line.tsx';
import type { ControlProps, FormField } from '../form-field.ts';
import type { EnteredHours } from './entered-hours.ts';
import { HolidayList } from './holiday-list.tsx';
import styles from './hours.module.css';
import { WeeklyHours } from './weekly-hours.tsx';

/** The opening hours of a schedule. */
export const hoursControl: FormField['shown'] = { whole: (props) => <Hours {...props} /> };

function Hours({ form, value, onChange, problemAt }: ControlProps) {
  const { text } = form;
  // Safe: the record was checked by its schema, and the parts below give complete hours.
  const hours = value as EnteredHours;
  const change = (part: Partial<EnteredHours>) => onChange({ ...hours, ...part });
  const zones = timeZones(hours.timeZone);
  return (
    <div className={styles.hours}>
      <div className={styles.pair}>
        <Field label={text('deskSetUp.schedule.timeZone')} problem={problemAt('timeZone')}>
          {(control) => (
            <Select
              {...control}
              options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
              value={hours.timeZone}
              onChange={({ target }) => change({ timeZone: target.value })}
            />
          )}
        </Field>
        <div className={controls.card}>
          <SwitchLine
            label={text('deskSetUp.schedule.always')}
            hint={text('deskSetUp.schedule.always.hint')}
            checked={hours.always}
            onChange={(always) => change({ always })}
          />
        </div>
      </div>
      {!hours.always && (
        <>
          <WeeklyHours
            weekly={hours.weekly}
            context={form}
            problemAt={(path) => problemAt(path === '' ? 'weekly' : `weekly.${path}`)}
            onChange={(weekly) => change({ weekly })}
          />
          <HolidayList
            holidays={hours.holidays}
            timeZone={hours.timeZone}
            context={form}
            problemAt={(path) => problemAt(path === '' ? 'holidays' : `holidays.${path}`)}
            onChange={(holidays) => change({ holidays })}
          />
        </>
      )}
    </div>
  );
}

/** Every zone that this computer knows, and the chosen one. */
function timeZones(chosen: string): readonly string[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return [...new Set(known.includes(chosen) ? known : [chosen, ...known])];
}
