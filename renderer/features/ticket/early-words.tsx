import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/text.tsx';
import type { EarlyContents } from './early-contents.ts';
import styles from './early-words.module.css';
import { Editor, type EditorDocument, type EditorHandle } from './editor.tsx';
import { docFrom } from './editor-schema.ts';
import { useKeepEarlyWords } from './use-keep-early-words.ts';

interface EarlyWordsEditorProps extends Pick<EarlyContents, 'ticketId' | 'tab'> {
  readonly words: RefObject<EarlyContents | null>;
}

const none = { doc: docFrom(''), files: [], pictures: [] } as const;

/**
 * An editor for use while the ticket is still loading. The composer replaces it and takes over its content. If none
 * does, because another ticket is shown or this one may not be written on, its content becomes a draft.
 */
export function EarlyWordsEditor({ ticketId, tab, words }: EarlyWordsEditorProps) {
  const text = useText();
  const editor = useRef<EditorHandle>(null);
  const keep = useKeepEarlyWords();
  const latest = useRef({ tab, keep });

  useLayoutEffect(() => {
    latest.current = { tab, keep };
  });

  const [document] = useState<EditorDocument>(() => {
    function add(more: Partial<EarlyContents>): void {
      words.current = { ...(words.current ?? none), ...more, ticketId, tab: latest.current.tab };
    }

    return {
      initial: () => none.doc,
      write: (doc) => add({ doc }),
      onFiles: (files) => add({ files: [...(words.current?.files ?? []), ...files] }),
      onPicture: (id, file) => add({ pictures: [...(words.current?.pictures ?? []), [id, file]] }),
      hasPicture: (id) => words.current?.pictures.some(([known]) => known === id) ?? false,
      loadPicture: () => Promise.resolve(undefined),
    };
  });

  useLayoutEffect(() => editor.current?.showing(document)?.focus(), [document]);

  // After the layout effects, in which a composer takes it over.
  useEffect(
    () => () => {
      if (words.current?.ticketId !== ticketId) return;
      latest.current.keep(words.current);
      words.current = null;
    },
    [ticketId, words],
  );

  return (
    <div className={styles.early}>
      <Editor ref={editor} label={text('composer.label')} placeholder="" document={document} isReadOnly={false} />
    </div>
  );
}
