import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useReadOnly } from '../ui/read-only.tsx';
import { type Left, nothingLeft, pasteIntent } from './clipboard-contents.ts';
import { filesIn } from './folders.ts';
import { PasteNotice } from './paste-notice.tsx';
import type { Files } from './use-files.ts';

export interface TakenFiles {
  /** Event handlers for the form. */
  readonly handlers: {
    readonly onDrop?: (event: DragEvent) => void;
    readonly onDragOver?: (event: DragEvent) => void;
    readonly onPaste?: (event: ClipboardEvent) => void;
  };
  readonly notice: ReactNode;
}

/**
 * Accepts files dropped or pasted anywhere in a form. If text was meant, it goes into its field, and an image of it on
 * the clipboard is offered as an attachment.
 */
export function useTakenFiles(files: Pick<Files, 'add'> | undefined): TakenFiles {
  const isReadOnly = useReadOnly() !== null;
  const [left, setLeft] = useState<Left>();
  const pastedInto = useRef<HTMLElement>(null);
  if (!files) return { handlers: {}, notice: null };

  function add(added: readonly File[]): void {
    if (!isReadOnly) files?.add(added);
  }

  function drop(event: DragEvent): void {
    const dropped = filesIn(event.dataTransfer);
    if (dropped.length === 0) return;
    event.preventDefault();
    add(dropped);
  }

  function paste(event: ClipboardEvent): void {
    const pasted = filesIn(event.clipboardData);
    const meant = pasteIntent({ html: undefined, text: event.clipboardData.getData('text/plain'), files: pasted });
    setLeft(meant === 'words-and-files' ? { ...nothingLeft, files: pasted } : undefined);
    pastedInto.current = event.target instanceof HTMLElement ? event.target : null;
    if (meant !== 'files') return;
    event.preventDefault();
    add(pasted);
  }

  return {
    handlers: {
      onDrop: drop,
      onDragOver: (event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      },
      onPaste: paste,
    },
    notice: left && (
      <PasteNotice
        left={left}
        onAttach={add}
        onDone={() => {
          setLeft(undefined);
          pastedInto.current?.focus();
        }}
      />
    ),
  };
}
