import { useEffect, useRef } from 'react';
import { filesIn } from './folders.ts';

/**
 * Takes files that are dropped anywhere in the part of the window that holds `place`, unless something inside has taken
 * them already. While files are dragged, frames let them pass: a frame would open the file instead.
 */
export function useFileDrop(place: () => Element | null, onFiles: (files: Iterable<File>) => void): void {
  const told = useRef({ place, onFiles });
  told.current = { place, onFiles };

  useEffect(() => {
    const root = document.documentElement;

    function drag(event: DragEvent): void {
      if (!event.dataTransfer?.types.includes('Files')) return;
      root.dataset.dragging = 'files';
      if (isHere(event)) event.preventDefault();
    }

    function drop(event: DragEvent): void {
      delete root.dataset.dragging;
      const files = filesIn(event.dataTransfer);
      if (event.defaultPrevented || files.length === 0 || !isHere(event)) return;
      event.preventDefault();
      told.current.onFiles(files);
    }

    function leave(event: DragEvent): void {
      if (event.relatedTarget === null) delete root.dataset.dragging;
    }

    function isHere({ target }: DragEvent): boolean {
      return target instanceof Node && told.current.place()?.contains(target) === true;
    }

    // On the document, so that it comes before the window, where what nobody takes is turned away.
    document.addEventListener('dragover', drag);
    document.addEventListener('drop', drop);
    document.addEventListener('dragleave', leave);
    return () => {
      document.removeEventListener('dragover', drag);
      document.removeEventListener('drop', drop);
      document.removeEventListener('dragleave', leave);
    };
  }, []);
}
