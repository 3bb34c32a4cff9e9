import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { focusFirst } from './dialog-focus.ts';
import { registerDialog } from './open-dialogs.ts';

interface ModalProps {
  readonly className: string;
  readonly onClose: () => void;
  /** Whether a click beside it closes it. */
  readonly closesOutside?: boolean;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly children: ReactNode;
}

/**
 * A native modal dialog without content of its own: the rest of the window is inert, Escape closes it, and the focus
 * returns to where it was.
 */
export function Modal({ className, onClose, closesOutside = false, children, ...names }: ModalProps) {
  const element = useRef<HTMLDialogElement>(null);
  useShown(element);

  // In the body, because a parent that a small window hides would hide the dialog, too.
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, too
    <dialog
      {...names}
      ref={element}
      className={className}
      onClick={({ target, currentTarget }) => {
        if (closesOutside && target === currentTarget) onClose();
      }}
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
      {children}
    </dialog>,
    document.body,
  );
}

/** Closes dialogs before it returns, so that what follows finds the window without them and the focus where it was. */
export function closeAtOnce(close: () => void): void {
  flushSync(close);
}

function useShown(element: RefObject<HTMLDialogElement | null>): void {
  useEffect(registerDialog, []);

  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    dialog.showModal();
    focusFirst(dialog);
  }, [element]);

  useLayoutEffect(() => {
    const dialog = element.current;
    const opener = openerOf(document.activeElement);
    return () => {
      // Closed before it is removed: a browser does not restore the focus for a removed dialog.
      dialog?.close();
      if (dialog?.contains(document.activeElement)) opener?.focus();
    };
  }, [element]);
}

/** Where the focus returns. A menu is gone when its dialog closes, but the button that opened the menu is not. */
function openerOf(active: Element | null): HTMLElement | null {
  const opener = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return opener ? document.getElementById(opener) : null;
}
