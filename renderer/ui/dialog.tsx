import { X } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId, useState } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { Modal } from './modal.tsx';
import { useReadOnly } from './read-only.tsx';
import { Strip } from './strip.tsx';

export interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: 'small' | 'medium' | 'large';
  /** Shown beside the title, such as the state of a draft. */
  readonly aside?: ReactNode;
}

const ElementContext = createContext<HTMLElement | null>(null);

/**
 * The element that pop-ups of a dialog’s fields must render into, because everything outside is inert. Null outside of
 * dialogs.
 */
export function useDialogElement(): HTMLElement | null {
  return useContext(ElementContext);
}

/** A native modal dialog: the rest of the window is inert, Escape closes it, and the focus returns to where it was. */
export function Dialog({ title, closeLabel, onClose, children, width = 'medium', aside }: DialogProps) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const titleId = useId();
  const reason = useReadOnly();

  return (
    <Modal className={[styles.dialog, styles[width]].join(' ')} aria-labelledby={titleId} onClose={onClose}>
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <span className={styles.aside}>{aside}</span>
        <Button look="icon" aria-label={closeLabel} icon={<X size={18} aria-hidden="true" />} onClick={onClose} />
      </header>
      {reason !== null && <Strip kind="problem">{reason}</Strip>}
      <ElementContext value={body}>{children}</ElementContext>
      <div ref={setBody} />
    </Modal>
  );
}

/** `label` is for a text to read: without fields, it is reached and scrolled with the keyboard as a whole. */
export function DialogBody({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  if (label === undefined) return <div className={styles.body}>{children}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable with the keyboard
    <section className={styles.body} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

export function DialogFoot({ children, hint }: { readonly children: ReactNode; readonly hint?: ReactNode }) {
  return (
    <footer className={styles.foot}>
      <span className={styles.hint}>{hint}</span>
      {children}
    </footer>
  );
}
