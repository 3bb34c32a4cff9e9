import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Shows something above the page, even if the element that it belongs to is clipped. */
export function Floating({ children }: { readonly children: ReactNode }) {
  return createPortal(children, document.body);
}
