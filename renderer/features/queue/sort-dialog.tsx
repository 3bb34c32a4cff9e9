import { useState } from 'react';
import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import { deskside } from '../../bridge/deskside.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { knownKeys, OrderField } from '../../forms/order-field.tsx';
import { useText } from '../../i18n/text.tsx';
import styles from './sort-dialog.module.css';

interface SortDialogProps {
  readonly queue: ListedQueue;
  readonly name: string;
  readonly onClose: () => void;
}

/** Sorts a queue by several keys, for this agent on this device. */
export function SortDialog({ queue: { id, order }, name, onClose }: SortDialogProps) {
  const text = useText();
  const [keys, setKeys] = useState(knownKeys(order));
  return (
    <FormDialog
      title={text('queue.sort.title', { queue: name })}
      button={text('queue.sort.button')}
      onClose={onClose}
      holdsWords={false}
      onSubmit={() => deskside.call('queue.sort', { queue: id, order: [...keys] })}
    >
      <OrderField order={keys} onChange={setKeys} />
      <p className={styles.words}>{text('queue.sort.words')}</p>
    </FormDialog>
  );
}
