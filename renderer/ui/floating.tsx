import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useDialogElement } from './dialog.tsx';

/** Shows something above the page, or above the dialog that it belongs to, even if its element is clipped. */
export function Floating({ children }: { readonly children: ReactNode }) {
  return createPortal(children, useDialogElement() ?? document.body);
}
