import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { type FocusEvent, useEffect, useState } from 'react';
import { useRegion } from './region.tsx';
import styles from './toasts.module.css';
import { useCountdown } from './use-countdown.ts';
import { useIsWindowActive } from './use-is-window-active.ts';

const titleMs = 10_000;
/** A toast with a description takes longer to read. */
const descriptionMs = 20_000;

/** Shows the toasts of `useToastManager()`, one at a time. A newer one replaces the previous one. */
export function Toasts({ label, closeLabel }: { readonly label: string; readonly closeLabel: string }) {
  const { toasts, close } = Toast.useToastManager();
  const region = useRegion('toasts');

  useEffect(() => {
    const [, ...older] = toasts.filter(({ transitionStatus }) => transitionStatus !== 'ending');
    for (const { id } of older) close(id);
  }, [toasts, close]);

  return (
    <Toast.Portal>
      <Toast.Viewport className={styles.viewport} aria-label={label} {...region}>
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} closeLabel={closeLabel} onEnd={close} />
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}

interface ToastItemProps {
  readonly toast: Toast.Root.Props['toast'];
  readonly closeLabel: string;
  readonly onEnd: (id: string) => void;
}

function ToastItem({ toast, closeLabel, onEnd }: ToastItemProps) {
  const { id, title, description } = toast;
  const [isPointedAt, setIsPointedAt] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const isActive = useIsWindowActive();
  // The library’s own timer also runs in a hidden window, and after a mouse click has left the focus here.
  useCountdown(description === undefined ? titleMs : descriptionMs, isPointedAt || hasFocus || !isActive, () =>
    onEnd(id),
  );
  return (
    <Toast.Root
      toast={toast}
      className={styles.toast}
      swipeDirection={[]}
      onPointerEnter={() => setIsPointedAt(true)}
      onPointerLeave={() => setIsPointedAt(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => setHasFocus(currentTarget.contains(relatedTarget))}
    >
      <Toast.Content className={styles.content}>
        <Toast.Title className={styles.title} title={typeof title === 'string' ? title : undefined} />
        <Toast.Description className={styles.description} />
      </Toast.Content>
      <Toast.Action className={styles.action} />
      <Toast.Close className={styles.close} aria-label={closeLabel}>
        <X size={16} aria-hidden="true" />
      </Toast.Close>
    </Toast.Root>
  );
}
