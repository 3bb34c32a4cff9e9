import { X } from 'lucide-react';
import { createContext, type ReactNode, useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { focusFirst } from './dialog-focus.ts';
import { registerDialog } from './open-dialogs.ts';
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
  const element = useRef<HTMLDialogElement>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  const titleId = useId();
  const reason = useReadOnly();

  useEffect(registerDialog, []);

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
      // Closed before it is removed: a browser does not restore the focus for a removed dialog.
      dialog?.close();
      if (dialog?.contains(document.activeElement)) opener?.focus();
    };
  }, []);

  // In the body, because a parent that a small window hides would hide the dialog, too.
  return createPortal(
    <dialog
      ref={element}
      className={[styles.dialog, styles[width]].join(' ')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // React bubbles the event to the dialog that opened this one, which must stay open.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      // Some browsers close a dialog on a second Escape without a cancel event.
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

/** Where the focus returns. A menu is gone when its dialog closes, but the button that opened the menu is not. */
function openerOf(active: Element | null): HTMLElement | null {
  const opener = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return opener ? document.getElementById(opener) : null;
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
