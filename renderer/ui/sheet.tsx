import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './sheet.module.css';

export interface SheetProps {
  /** What the print is called, also as a file. */
  readonly title: string;
  /** Called when the sheet is laid out for printing. */
  readonly onReady: () => void;
  readonly children: ReactNode;
}

/** Paper: while it is there, the window prints it and nothing else. On the screen it is not seen. */
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
    // What is not seen fetches no letters: those that the window has not shown yet would be missing on paper.
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
