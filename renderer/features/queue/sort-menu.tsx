import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import { memo, useState } from 'react';
import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import { mostUrgentFirst } from '../../../shared/domain/records/queue.ts';
import { deskside } from '../../bridge/deskside.ts';
import { type ChosenKey, knownKeys } from '../../forms/order-field.tsx';
import { queueName, sortText } from '../../i18n/queue-text.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import menu from '../../ui/menu.module.css';
import { useToasts } from '../../ui/toast-provider.tsx';
import { SortDialog } from './sort-dialog.tsx';
import styles from './sort-menu.module.css';

type Keys = readonly ChosenKey[];

/** Orders that are one choice away; any other is put together in the dialog. */
const offered: readonly Keys[] = [
  knownKeys(mostUrgentFirst),
  [{ by: 'due', descending: false }],
  [{ by: 'opened', descending: true }],
  [{ by: 'opened', descending: false }],
  [{ by: 'updated', descending: true }],
  [{ by: 'updated', descending: false }],
];

const nameOf = (order: ListedQueue['order']) => JSON.stringify(knownKeys(order));

/** How a queue is sorted. The choice is the agent’s own, on this device. */
export const SortMenu = memo(function SortMenu({ queue }: { readonly queue: ListedQueue }) {
  const text = useText();
  const { add } = useToasts();
  const [isAsking, setIsAsking] = useState(false);
  const { id, order, usualOrder } = queue;
  const shown = sortText(text, order);
  const others = offered.filter((each) => nameOf(each) !== nameOf(usualOrder));
  const isOther = ![usualOrder, ...others].some((each) => nameOf(each) === nameOf(order));

  async function sort(keys: Keys | null): Promise<void> {
    const result = await deskside.call('queue.sort', { queue: id, order: keys && [...keys] });
    if (!result.ok) add({ title: text('queue.sort.failed'), description: errorText(text, result.error) });
  }

  function item(keys: Keys, words: string) {
    return (
      <Menu.RadioItem key={nameOf(keys)} className={menu.item} value={nameOf(keys)} closeOnClick>
        <span className={styles.check}>
          <Menu.RadioItemIndicator>
            <Check size={15} aria-hidden="true" />
          </Menu.RadioItemIndicator>
        </span>
        {words}
      </Menu.RadioItem>
    );
  }

  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={styles.trigger} title={shown}>
          <span className="visually-hidden">{text('queue.sort.label')}</span> <span className="clipped">{shown}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="start" className={menu.positioner}>
            <Menu.Popup className={menu.popup}>
              <Menu.RadioGroup
                value={nameOf(order)}
                onValueChange={(name) => {
                  const keys = others.find((each) => nameOf(each) === name);
                  void sort(keys ?? null);
                }}
              >
                {item(knownKeys(usualOrder), text('queue.sort.usual', { order: sortText(text, usualOrder) }))}
                {others.map((keys) => item(keys, sortText(text, keys)))}
              </Menu.RadioGroup>
              <Menu.Item className={menu.item} onClick={() => setIsAsking(true)}>
                <span className={styles.check}>{isOther && <Check size={15} aria-hidden="true" />}</span>
                {text('queue.sort.several')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {isAsking && <SortDialog queue={queue} name={queueName(text, queue)} onClose={() => setIsAsking(false)} />}
    </>
  );
});
