import { Autocomplete } from '@base-ui/react/autocomplete';
import { useDeferredValue, useState } from 'react';
import { useAnswer } from '../../../bridge/answers.ts';
import { Input } from '../../../ui/input.tsx';
import menu from '../../../ui/menu.module.css';
import styles from './condition.module.css';
import { valuesOf, withValues } from './row-values.ts';
import { ChosenValues } from './value-chips.tsx';
import type { ValueProps } from './value-props.ts';

/** Requesters, found by name, email address, or phone number. */
export function PersonValues({ row, field, names, mark, onPerson, onChange }: ValueProps) {
  const { text } = names;
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const found = useAnswer('people.find', { text: wanted.slice(0, 200) }, { enabled: wanted.length > 1 }).data ?? [];
  const values = valuesOf(row.value);
  const people = wanted.length > 1 ? found.filter(({ id }) => !values.includes(id)) : [];
  return (
    <ChosenValues row={row} field={field} names={names} onChange={onChange}>
      <Autocomplete.Root
        items={people}
        value={typed}
        onValueChange={setTyped}
        mode="none"
        itemToStringValue={({ name }) => name}
      >
        <Autocomplete.Input
          render={
            <Input {...mark} aria-label={text('condition.row.value')} placeholder={text('condition.row.person')} />
          }
        />
        <Autocomplete.Portal>
          <Autocomplete.Positioner className={menu.positioner} sideOffset={4}>
            <Autocomplete.Popup className={menu.popup} hidden={people.length === 0}>
              <Autocomplete.List>
                {people.map((person) => (
                  <Autocomplete.Item
                    key={person.id}
                    value={person}
                    className={menu.item}
                    onClick={() => {
                      onPerson(person.id, person.name);
                      onChange(withValues(row, [...values, person.id]));
                      setTyped('');
                    }}
                  >
                    <bdi>{person.name}</bdi> <span className={styles.email}>{person.email}</span>
                  </Autocomplete.Item>
                ))}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
    </ChosenValues>
  );
}
