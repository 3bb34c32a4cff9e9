import type { Node } from 'prosemirror-model';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/text.tsx';
import styles from './early-words.module.css';
import { Editor, type EditorDocument, type EditorHandle } from './editor.tsx';
import { docFrom } from './editor-schema.ts';

/** Text, files and pictures added before the ticket was loaded. */
export interface EarlyWords {
  readonly doc: Node;
  readonly files: readonly File[];
  readonly pictures: readonly (readonly [id: string, file: File])[];
}

const none: EarlyWords = { doc: docFrom(''), files: [], pictures: [] };

/** An editor for use while the ticket is still loading. The composer replaces it and receives its content. */
export function EarlyWordsEditor({ words }: { readonly words: RefObject<EarlyWords | null> }) {
  const text = useText();
  const editor = useRef<EditorHandle>(null);

  function add(more: Partial<EarlyWords>): void {
    words.current = { ...(words.current ?? none), ...more };
  }

  const [document] = useState<EditorDocument>(() => ({
    initial: () => none.doc,
    write: (doc) => add({ doc }),
    onFiles: (files) => add({ files: [...(words.current?.files ?? []), ...files] }),
    onPicture: (id, file) => add({ pictures: [...(words.current?.pictures ?? []), [id, file]] }),
    hasPicture: (id) => words.current?.pictures.some(([known]) => known === id) ?? false,
    loadPicture: () => Promise.resolve(undefined),
  }));

  useLayoutEffect(() => editor.current?.showing(document)?.focus(), [document]);

  return (
    <div className={styles.early}>
      <Editor ref={editor} label={text('composer.label')} placeholder="" document={document} isReadOnly={false} />
    </div>
  );
}
