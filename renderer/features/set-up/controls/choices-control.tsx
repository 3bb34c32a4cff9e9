import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useId, useRef } from 'react';
import type { FieldsOf } from '../../../../shared/domain/records/registry.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import { RemoveButton } from '../../../ui/remove-button.tsx';
import type { ControlProps, FormField } from '../form-field.ts';
import { lacking } from '../lacking.ts';
import styles from './controls.module.css';

type Choices = FieldsOf<'field'>['choices'];

/** The choices of a list field. Tickets store their ids, so a renamed choice stays the same one. */
export const choicesControl: FormField['shown'] = { whole: (props) => <ChoiceList {...props} /> };

function ChoiceList({ form: { text }, label, hint, value, onChange, problemAt }: ControlProps) {
  const id = useId();
  const isReadOnly = useReadOnly() !== null;
  const list = useRef<HTMLOListElement>(null);
  // Safe: the schema of the record has checked it, and this control gives nothing else.
  const choices = value as Choices;
  const problem = problemAt();
  const ownProblem = { 'aria-invalid': true, 'aria-describedby': `${id}-problem` };

  function changeAt(index: number, name: string): void {
    onChange(choices.map((choice, at) => (at === index ? { ...choice, name } : choice)));
  }

  function move(index: number, by: 1 | -1): void {
    const others = choices.filter((_, at) => at !== index);
    const moved = choices[index];
    if (moved) onChange(others.toSpliced(index + by, 0, moved));
  }

  function add(): void {
    onChange([...choices, { id: crypto.randomUUID(), name: '' }]);
    requestAnimationFrame(() => [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus());
  }

  return (
    <fieldset className={styles.checks} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className={styles.name}>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      <ol ref={list} className={styles.choices}>
        {choices.map((choice, index) => {
          const number = index + 1;
          return (
            <li key={choice.id} className={styles.choice}>
              <Field label={text('deskSetUp.field.choice', { number })} problem={problemAt(`${index}.name`)}>
                {(control) => (
                  <Input
                    {...control}
                    spellCheck
                    {...(problem !== undefined && index === 0 && ownProblem)}
                    value={choice.name}
                    onChange={({ target }) => changeAt(index, target.value)}
                  />
                )}
              </Field>
              <span className={styles.choiceActions}>
                <Button
                  look="icon"
                  icon={<ArrowUp size={16} aria-hidden="true" />}
                  aria-label={text('deskSetUp.field.choice.up', { number })}
                  disabled={isReadOnly || index === 0}
                  onClick={() => move(index, -1)}
                />
                <Button
                  look="icon"
                  icon={<ArrowDown size={16} aria-hidden="true" />}
                  aria-label={text('deskSetUp.field.choice.down', { number })}
                  disabled={isReadOnly || number === choices.length}
                  onClick={() => move(index, 1)}
                />
                <RemoveButton
                  name={text('deskSetUp.field.choice.remove', { number })}
                  onClick={() => onChange(choices.filter((_, at) => at !== index))}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button
          icon={<Plus size={16} aria-hidden="true" />}
          disabled={isReadOnly}
          {...lacking(problem, `${id}-problem`)}
          onClick={add}
        >
          {text('deskSetUp.field.choices.add')}
        </Button>
      </div>
    </fieldset>
  );
}
