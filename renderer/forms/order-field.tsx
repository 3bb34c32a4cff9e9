import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { isSortKey, type SortKeyName, sortKeyNames } from '../../shared/domain/conditions/order.ts';
import { mostSortKeys, type Order } from '../../shared/domain/conditions/order-schema.ts';
import { keyText } from '../i18n/queue-text.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useReadOnly } from '../ui/read-only.tsx';
import { RemoveButton } from '../ui/remove-button.tsx';
import { Select } from '../ui/select.tsx';
import styles from './order-field.module.css';

export interface ChosenKey {
  readonly by: SortKeyName;
  readonly descending: boolean;
}

interface OrderFieldProps {
  readonly order: Order;
  readonly onChange: (order: readonly ChosenKey[]) => void;
}

const everyKey: readonly ChosenKey[] = sortKeyNames.flatMap((by) => [
  { by, descending: false },
  { by, descending: true },
]);
const keyName = ({ by, descending }: Order[number]) => `${by} ${descending ? 'descending' : 'ascending'}`;

/** The keys of an order that this release knows. */
export function knownKeys(order: Order): readonly ChosenKey[] {
  return order.flatMap(({ by, descending }) => (isSortKey(by) ? [{ by, descending }] : []));
}

/** What tickets are sorted by, the most important key first. */
export function OrderField({ order, onChange }: OrderFieldProps) {
  const text = useText();
  const isReadOnly = useReadOnly() !== null;
  const field = useRef<HTMLDivElement>(null);
  const keys = knownKeys(order);
  const unused = sortKeyNames.find((by) => !keys.some((key) => key.by === by));

  function optionsAt(at: number) {
    const others = keys.filter((_key, index) => index !== at);
    return everyKey
      .filter(({ by }) => !others.some((other) => other.by === by))
      .map((key) => ({ value: keyName(key), label: keyText(text, key) }));
  }

  function remove(at: number): void {
    onChange(keys.filter((_key, index) => index !== at));
    field.current?.querySelector('select')?.focus();
  }

  return (
    <div ref={field} className={styles.order}>
      {keys.map((key, at) => (
        <div key={key.by} className={styles.key}>
          <Field label={text(at === 0 ? 'queue.sort.by' : 'queue.sort.thenBy')}>
            {(control) => (
              <Select
                {...control}
                options={optionsAt(at)}
                value={keyName(key)}
                onChange={({ target }) => {
                  const chosen = everyKey.find((each) => keyName(each) === target.value) ?? key;
                  onChange(keys.with(at, chosen));
                }}
              />
            )}
          </Field>
          {keys.length > 1 && (
            <RemoveButton name={text('queue.sort.remove', { at: at + 1 })} onClick={() => remove(at)} />
          )}
        </div>
      ))}
      {unused !== undefined && keys.length < mostSortKeys && (
        <div>
          <Button
            icon={<Plus size={16} aria-hidden="true" />}
            disabled={isReadOnly}
            onClick={() => onChange([...keys, { by: unused, descending: false }])}
          >
            {text('queue.sort.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
