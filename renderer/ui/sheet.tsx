import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './sheet.module.css';

export interface SheetProps {
  /** The title of the print and default name of its file. */
  readonly title: string;
  /** Called when the sheet is ready to print. */
  readonly onReady: () => void;
  readonly children: ReactNode;
}

/** Content for printing only: while mounted, the window prints it and nothing else. */
export function Sheet({ title, onReady, children }: SheetProps) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(onReady);
  latest.current = onReady;

  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);

  useEffect(() => {
    const { current } = element;
    if (!current) return;
    let isThere = true;
    const ready = () => {
      if (isThere) latest.current();
    };
    // Browsers load no fonts for hidden content, so fonts that the window has not used yet would be missing in print.
    const { font } = getComputedStyle(current);
    document.fonts.load(font, current.textContent).then(ready, ready);
    return () => {
      isThere = false;
    };
  }, []);

  return createPortal(
    <div ref={element} className={styles.sheet} data-sheet>
      {children}
    </div>,
    document.body,
  );
}
