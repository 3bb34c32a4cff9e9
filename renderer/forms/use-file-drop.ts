import { useEffect, useRef, useState } from 'react';
import { filesIn } from './folders.ts';

/**
 * Takes files that are dropped anywhere in the part of the window that holds `place`, unless something inside has taken
 * them already; the answer is whether files are dragged over it now. Meanwhile frames let them pass. Files may come from
 * outside right over a frame, of which a window hears nothing: so frames let everything pass while the pointer is away.
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

    /** From one element to the next a drag leaves, too: only past an edge does it leave the window. */
    function leave({ relatedTarget, clientX: x, clientY: y }: DragEvent): void {
      if (relatedTarget === null && (x <= 0 || y <= 0 || x >= innerWidth - 1 || y >= innerHeight - 1)) end();
    }

    function away(): void {
      root.dataset.away = 'true';
    }

    /** A pointer that moves drags nothing: whatever was dragged has ended somewhere else. */
    function point(): void {
      delete root.dataset.away;
      if (root.dataset.dragging) end();
    }

    function isHere({ target }: DragEvent): boolean {
      return target instanceof Node && latest.current.place()?.contains(target) === true;
    }

    // On the document, so that it comes before the window, where what nobody takes is turned away.
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
