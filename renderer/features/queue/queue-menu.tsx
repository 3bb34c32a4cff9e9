import { Menu } from '@base-ui/react/menu';
import { SlidersHorizontal } from 'lucide-react';
import { memo } from 'react';
import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import { useText } from '../../i18n/text.tsx';
import menu from '../../ui/menu.module.css';
import { editAddress } from './edit-address.ts';
import styles from './queue-menu.module.css';

/** What can be done with a queue itself: changing it, copying it, and adding another one. */
export const QueueMenu = memo(function QueueMenu({ queue }: { readonly queue: ListedQueue }) {
  const text = useText();
  const goTo = (address: string) => {
    window.location.hash = address;
  };
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.trigger} aria-label={text('queue.menu')} title={text('queue.menu')}>
        <SlidersHorizontal size={17} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className={menu.positioner}>
          <Menu.Popup className={menu.popup}>
            {queue.mayChange && (
              <Menu.Item className={menu.item} onClick={() => goTo(editAddress(queue))}>
                {text('queue.menu.edit')}
              </Menu.Item>
            )}
            <Menu.Item className={menu.item} onClick={() => goTo(`#/queues/copy/${queue.id}`)}>
              {text('queue.menu.copy')}
            </Menu.Item>
            <Menu.Item className={menu.item} onClick={() => goTo('#/queues/new')}>
              {text('queue.menu.new')}
            </Menu.Item>
            <Menu.Item className={menu.item} onClick={() => goTo('#/queues')}>
              {text('queue.menu.all')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
});
