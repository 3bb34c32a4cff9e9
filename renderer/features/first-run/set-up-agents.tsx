import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { agentColours } from '../../../shared/domain/records/agent.ts';
import { isSameName } from '../../forms/same-name.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { ColourField } from './colour-field.tsx';
import styles from './set-up.module.css';
import type { SetUpValues } from './set-up-form.ts';

export function SetUpAgents({ onBack }: { readonly onBack: () => void }) {
  const text = useText();
  const { control, register, formState } = useFormContext<SetUpValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'agents' });
  const [you, others] = useWatch({ control, name: ['administrator.name', 'agents'] });
  const names = others.map(({ name }) => name);
  const heading = useRef<HTMLHeadingElement>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const isCourse = others.some(({ courseAgent }) => courseAgent !== null);

  // The button that led here was removed, and the focus with it.
  useEffect(() => heading.current?.focus(), []);

  function add(): void {
    const colour = agentColours[(fields.length + 1) % agentColours.length] ?? 'green';
    append({ name: '', colour, secret: '', courseAgent: null });
  }

  function removeAgent(index: number): void {
    remove(index);
    // The pressed button was removed.
    adding.current?.focus();
  }

  return (
    <>
      <div className={styles.body}>
        <h2 ref={heading} tabIndex={-1} className={styles.part}>
          {text('setUp.others')}
        </h2>
        <p className={styles.words}>{text(isCourse ? 'setUp.others.course' : 'setUp.others.words')}</p>
        {fields.map(({ id }, index) => {
          const errors = formState.errors.agents?.[index];
          const name = names[index] ?? '';
          const isTaken = [you, ...names.toSpliced(index, 1)].some((other) => isSameName(other, name));
          const courseAgent = others[index]?.courseAgent ?? null;
          const work = courseAgent && text(`setUp.courseAgent.${courseAgent}`);
          return (
            <div key={id} className={styles.agent}>
              <Field
                label={text('setUp.agentName')}
                hint={isTaken ? text('agents.sameName') : work}
                problem={issueText(text, errors?.name?.message)}
              >
                {(field) => (
                  // The PIN must differ from the name.
                  <Input {...field} {...register(`agents.${index}.name`, { deps: `agents.${index}.secret` })} />
                )}
              </Field>
              <ColourField name={`agents.${index}.colour`} />
              <Field label={text('setUp.pin')} problem={issueText(text, errors?.secret?.message)}>
                {(field) => (
                  <Input
                    {...field}
                    type="password"
                    autoComplete="new-password"
                    {...register(`agents.${index}.secret`)}
                  />
                )}
              </Field>
              <Button
                look="icon"
                danger
                icon={<Trash2 size={16} aria-hidden="true" />}
                aria-label={name ? text('setUp.removeAgent', { name }) : text('setUp.removeUnnamed')}
                onClick={() => removeAgent(index)}
              />
            </div>
          );
        })}
        <div>
          <Button ref={adding} icon={<Plus size={16} aria-hidden="true" />} onClick={add}>
            {text('setUp.addAgent')}
          </Button>
        </div>
      </div>
      <footer className={styles.foot}>
        <Button onClick={onBack}>{text('setUp.back')}</Button>
        <Button look="primary" type="submit" disabled={formState.isSubmitting}>
          {text(formState.isSubmitting ? 'setUp.busy' : 'setUp.finish')}
        </Button>
      </footer>
    </>
  );
}
