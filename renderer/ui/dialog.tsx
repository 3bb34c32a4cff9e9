import { X } from 'lucide-react';
import { createContext, type ReactNode, useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { focusFirst } from './dialog-focus.ts';
import { noteDialog } from './open-dialogs.ts';
import { useReadOnly } from './read-only.tsx';
import { Strip } from './strip.tsx';

export interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: 'small' | 'medium' | 'large';
  /** What stands beside the title, such as the state of a draft. */
  readonly aside?: ReactNode;
}

const ElementContext = createContext<HTMLElement | null>(null);

/** Where pop-ups of a dialog's fields belong: outside of it, everything is inert. Null outside of dialogs. */
export function useDialogElement(): HTMLElement | null {
  return useContext(ElementContext);
}

/** The system's modal dialog: the rest of the window is inert, Escape closes, and focus returns to where it was. */
export function Dialog({ title, closeLabel, onClose, children, width = 'medium', aside }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  const titleId = useId();
  const reason = useReadOnly();

  useEffect(noteDialog, []);

  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    dialog.showModal();
    focusFirst(dialog);
  }, []);

  useLayoutEffect(() => {
    const dialog = element.current;
    const opener = openerOf(document.activeElement);
    return () => {
      // Closed while it still stands in the page: from one that is gone, the focus does not find back.
      dialog?.close();
      if (dialog?.contains(document.activeElement)) opener?.focus();
    };
  }, []);

  // In the body, not where it is asked for: a part that a small window hides would take its dialog along.
  return createPortal(
    <dialog
      ref={element}
      className={[styles.dialog, styles[width]].join(' ')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // React hands it on to the dialog that this one was opened from, which stays.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      // A second Escape without anything in between closes a dialog in some browsers without asking.
      onClose={({ target, currentTarget }) => {
        if (target === currentTarget && currentTarget.isConnected) onClose();
      }}
    >
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
    </dialog>,
    document.body,
  );
}

/** Where the keyboard was; a menu is gone by the time its dialog closes, but the button that opened it is not. */
function openerOf(active: Element | null): HTMLElement | null {
  const opener = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return opener ? document.getElementById(opener) : null;
}

export function DialogBody({ children }: { readonly children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

export function DialogFoot({ children, hint }: { readonly children: ReactNode; readonly hint?: ReactNode }) {
  return (
    <footer className={styles.foot}>
      <span className={styles.hint}>{hint}</span>
      {children}
    </footer>
  );
}
