import { useId } from 'react';
import type { Choice } from '../../../../shared/views/choices.ts';
import { useText } from '../../../i18n/text.tsx';
import styles from './agents.module.css';

interface Extension {
  departmentId: string;
  roleId: string;
}

export interface DepartmentChecksProps {
  readonly departments: readonly Choice[];
  /** The role given in a newly ticked department. */
  readonly roleId: string;
  readonly chosen: readonly Extension[];
  readonly onChange: (chosen: Extension[]) => void;
}

/** Departments besides the primary one to which an agent has access. */
export function DepartmentChecks({ departments, roleId, chosen, onChange }: DepartmentChecksProps) {
  const text = useText();
  const id = useId();
  return (
    <fieldset className={styles.extended}>
      <legend>{text('agents.extended')}</legend>
      {departments.map(({ id: departmentId, name }) => {
        const others = chosen.filter((extension) => extension.departmentId !== departmentId);
        return (
          <span key={departmentId} className={styles.box}>
            <input
              id={`${id}-${departmentId}`}
              type="checkbox"
              checked={others.length < chosen.length}
              onChange={({ target }) => onChange(target.checked ? [...others, { departmentId, roleId }] : others)}
            />
            <label htmlFor={`${id}-${departmentId}`}>{name}</label>
          </span>
        );
      })}
    </fieldset>
  );
}
