import { type ChangeEvent, useId } from 'react';
import { useFormContext } from 'react-hook-form';
import { startingSets } from '../../../shared/bridge/set-up.ts';
import { courseAgents } from '../../../shared/domain/course-records.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './set-up.module.css';
import type { SetUpValues } from './set-up-form.ts';

const courseSet: (typeof startingSets)[number] = 'course';

/** The new desk’s initial content. The course’s agents are added to the next step, or removed from it again. */
export function StartWith() {
  const text = useText();
  const id = useId();
  const { register, getValues, setValue } = useFormContext<SetUpValues>();

  function bringAgents({ target }: ChangeEvent<HTMLInputElement>): void {
    const others = getValues('agents').filter(({ courseAgent }) => courseAgent === null);
    setValue('agents', target.value === courseSet ? [...ofTheCourse(), ...others] : others, { shouldDirty: true });
  }

  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{text('setUp.startWith')}</legend>
      {startingSets.map((value) => (
        <div key={value} className={styles.choice}>
          <input
            id={`${id}-${value}`}
            type="radio"
            value={value}
            aria-describedby={`${id}-${value}-words`}
            {...register('startWith', { onChange: bringAgents })}
          />
          <label htmlFor={`${id}-${value}`}>{text(`setUp.startWith.${value}`)}</label>
          <p id={`${id}-${value}-words`}>{text(`setUp.startWith.${value}.words`)}</p>
        </div>
      ))}
    </fieldset>
  );
}

function ofTheCourse(): SetUpValues['agents'] {
  return (['jane', 'john'] as const).map((courseAgent) => {
    const { name, colour } = courseAgents[courseAgent];
    return { name, colour, secret: '', courseAgent };
  });
}
