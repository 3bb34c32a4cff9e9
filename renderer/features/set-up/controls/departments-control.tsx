import { useId } from 'react';
import { currentId } from '../../../../shared/domain/records/current-record.ts';
import { listed } from '../../../../shared/domain/records/listed.ts';
import type { FieldsOf } from '../../../../shared/domain/records/registry.ts';
import { useReadOnly } from '../../../ui/read-only.tsx';
import { type Option, Select } from '../../../ui/select.tsx';
import type { ControlProps, FormContext, FormField, RecordContext } from '../form-field.ts';
import styles from './controls.module.css';
import { recordOptions } from './record-control.tsx';

type Place = FieldsOf<'agent'>['extended'][number];

/** Departments besides the primary one, each with a role of its own. */
export const departmentsControl: FormField['shown'] = { whole: (props) => <Departments {...props} /> };

function Departments({ form, label, hint, value, onChange, problemAt }: ControlProps) {
  const { records, text } = form;
  const id = useId();
  const isReadOnly = useReadOnly() !== null;
  const chosen = currentPlaces(form, value);
  const problem = problemAt();
  const offered = listed(records, 'department').map((record): Option => ({ value: record.id, label: record.name }));
  const left = chosen.filter(({ departmentId }) => !offered.some((option) => option.value === departmentId));
  const all = [...offered, ...left.map((place) => leftOption(form, place))];
  const shown = all.filter((option) => option.value !== primaryOf(form));

  function choose(departmentId: string, roleId: string | undefined): void {
    const others = chosen.filter((place) => place.departmentId !== departmentId);
    onChange(roleId === undefined ? others : [...others, { departmentId, roleId }]);
  }

  return (
    <fieldset className={styles.checks} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className={styles.name}>{label}</legend>
      <p className={styles.hint}>{shown.length === 0 ? text('deskSetUp.agent.extended.none') : hint}</p>
      {shown.map((department) => {
        const place = chosen.find(({ departmentId }) => departmentId === department.value);
        return (
          <div key={department.value} className={styles.place}>
            <span className={styles.box}>
              <input
                id={`${id}-${department.value}`}
                type="checkbox"
                disabled={isReadOnly}
                aria-invalid={problem !== undefined}
                checked={place !== undefined}
                onChange={({ target }) =>
                  choose(department.value, target.checked ? String(form.values.roleId ?? '') : undefined)
                }
              />
              <label htmlFor={`${id}-${department.value}`}>{department.label}</label>
            </span>
            {place && (
              <Select
                aria-label={text('deskSetUp.agent.roleIn', { department: department.label })}
                options={recordOptions(form, 'role', place.roleId)}
                value={currentId(records, 'role', place.roleId)}
                onChange={({ target }) => choose(department.value, target.value)}
              />
            )}
          </div>
        );
      })}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** The further departments as they are today: each once, and without the primary one. */
export function currentPlaces({ records }: RecordContext, value: unknown): readonly Place[] {
  // Safe: the schema of the record has checked it, and the control gives nothing else.
  const places = (value as readonly Place[]).map(({ departmentId, roleId }) => ({
    departmentId: currentId(records, 'department', departmentId),
    roleId,
  }));
  return places.filter(
    ({ departmentId }, index) => places.findIndex((place) => place.departmentId === departmentId) === index,
  );
}

function primaryOf({ records, values }: FormContext): string {
  return currentId(records, 'department', String(values.departmentId ?? ''));
}

function leftOption({ records, text }: FormContext, { departmentId }: Place): Option {
  const name = records.get('department', departmentId)?.name ?? departmentId;
  return { value: departmentId, label: text('deskSetUp.archivedChoice', { name }) };
}
