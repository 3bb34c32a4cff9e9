import { useEffect, useRef, useState } from 'react';
import { filesIn } from './folders.ts';

/**
 * Accepts files dropped in the part of the window that `getElement` returns, unless an element inside has handled them.
 * Returns whether files are being dragged over it. Frames are made transparent to the pointer during the drag. A drag
 * from outside may enter the window directly over a frame, which hides its events, so frames are also transparent while
 * the pointer is outside the window.
 */
export function useFileDrop(getElement: () => Element | null, onFiles: (files: Iterable<File>) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef({ place: getElement, onFiles });
  latest.current = { place: getElement, onFiles };

  useEffect(() => {
    const root = document.documentElement;

    function drag(event: DragEvent): void {
      if (!event.dataTransfer?.types.includes('Files')) return;
      root.dataset.dragging = 'files';
      const isTaken = isHere(event);
      setIsOver(isTaken);
      if (isTaken) event.preventDefault();
    }

    function drop(event: DragEvent): void {
      end();
      const files = filesIn(event.dataTransfer);
      if (event.defaultPrevented || files.length === 0 || !isHere(event)) return;
      event.preventDefault();
      latest.current.onFiles(files);
    }

    function end(): void {
      delete root.dataset.dragging;
      setIsOver(false);
    }

    /** A drag also leaves each element it crosses; only beyond an edge has it left the window. */
    function leave({ relatedTarget, clientX: x, clientY: y }: DragEvent): void {
      if (relatedTarget === null && (x <= 0 || y <= 0 || x >= innerWidth - 1 || y >= innerHeight - 1)) end();
    }

    function away(): void {
      root.dataset.away = 'true';
    }

    /** The pointer sends no moves during a drag, so a move means that the drag has ended elsewhere. */
    function point(): void {
      delete root.dataset.away;
      if (root.dataset.dragging) end();
    }

    function isHere({ target }: DragEvent): boolean {
      return target instanceof Node && latest.current.place()?.contains(target) === true;
    }

    // On the document, to run before the window’s handler, which rejects unhandled drops.
    const heard = new AbortController();
    const { signal } = heard;
    for (const type of ['dragenter', 'dragover'] as const) document.addEventListener(type, drag, { signal });
    document.addEventListener('drop', drop, { signal });
    document.addEventListener('dragleave', leave, { signal });
    root.addEventListener('mouseleave', away, { signal });
    for (const type of ['mousemove', 'pointerdown', 'wheel'] as const)
      document.addEventListener(type, point, { signal, passive: true });
    return () => {
      heard.abort();
      end();
    };
  }, []);
  return isOver;
}
