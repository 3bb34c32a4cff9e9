import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import styles from './toasts.module.css';

/** Shows what `useToastManager().add` is given, at the foot of the window, until its time is over. */
export function Toasts({ label, closeLabel }: { readonly label: string; readonly closeLabel: string }) {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className={styles.viewport} aria-label={label} data-region="toasts">
        {toasts.map((toast) => (
          <Toast.Root key={toast.id} toast={toast} className={styles.toast} swipeDirection={[]}>
            <Toast.Content className={styles.content}>
              <Toast.Title className={styles.title} />
              <Toast.Description className={styles.description} />
            </Toast.Content>
            <Toast.Action className={styles.action} />
            <Toast.Close className={styles.close} aria-label={closeLabel}>
              <X size={16} aria-hidden="true" />
            </Toast.Close>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
