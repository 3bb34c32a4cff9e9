import type { FieldsOf } from '../../../../shared/domain/records/registry.ts';
import { isoDay } from '../../../../shared/domain/sla/calendar.ts';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import type { ControlProps, FormField } from '../form-field.ts';
import styles from './controls.module.css';
import { SwitchLine } from './switch-line.tsx';

type Absence = FieldsOf<'agent'>['absence'];

/** From when to when an agent is absent, and a remark. */
export const absenceControl: FormField['shown'] = { whole: (props) => <AbsenceCard {...props} /> };

function AbsenceCard({ form, label, hint, value, onChange, problemAt }: ControlProps) {
  const { text, today } = form;
  // Safe: the schema of the record has checked it, and this control gives nothing else.
  const absence = value as Absence;
  const days = isoDay(today);
  return (
    <fieldset className={styles.absence} aria-label={label}>
      <SwitchLine
        label={label}
        hint={hint}
        problem={problemAt()}
        checked={absence !== null}
        onChange={(isOn) => onChange(isOn ? { from: days, until: days, remark: '' } : null)}
      />
      {absence !== null && (
        <div className={styles.absenceFields}>
          {(['from', 'until'] as const).map((end) => (
            <Field key={end} label={text(`deskSetUp.agent.absence.${end}`)} problem={problemAt(end)}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  max="9999-12-31"
                  value={absence[end]}
                  onChange={({ target }) => onChange({ ...absence, [end]: target.value })}
                />
              )}
            </Field>
          ))}
          <Field
            label={text('deskSetUp.agent.absence.remark')}
            mark={text('common.optional')}
            problem={problemAt('remark')}
          >
            {(control) => (
              <Input
                {...control}
                spellCheck
                value={absence.remark}
                onChange={({ target }) => onChange({ ...absence, remark: target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </fieldset>
  );
}
