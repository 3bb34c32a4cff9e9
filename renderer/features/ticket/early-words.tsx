import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/text.tsx';
import { useRegions } from '../../ui/region.tsx';
import type { EarlyContents } from './early-contents.ts';
import styles from './early-words.module.css';
import { Editor, type EditorDocument, type EditorHandle } from './editor.tsx';
import { docFrom } from './editor-schema.ts';
import type { Subject } from './subject.ts';
import { useKeepEarlyWords } from './use-keep-early-words.ts';

interface EarlyWordsEditorProps extends Pick<EarlyContents, 'tab'> {
  readonly subject: Subject;
  readonly words: RefObject<EarlyContents | null>;
  /** Called when the focus goes elsewhere: then the composer must not take it. */
  readonly onLeft: () => void;
}

const none = { doc: docFrom(''), files: [], pictures: [] } as const;

/**
 * An editor for use while the ticket is still loading. The composer replaces it and takes over its content. If none
 * does, because another ticket is shown or this one may not be written on, its content becomes a draft.
 */
export function EarlyWordsEditor({ subject, tab, words, onLeft }: EarlyWordsEditorProps) {
  const text = useText();
  const regions = useRegions();
  const editor = useRef<EditorHandle>(null);
  const keep = useKeepEarlyWords();
  const latest = useRef({ subject, tab, keep });
  const { key } = subject;

  useLayoutEffect(() => {
    latest.current = { subject, tab, keep };
  });

  const [document] = useState<EditorDocument>(() => {
    function add(more: Partial<EarlyContents>): void {
      words.current = { ...(words.current ?? none), ...more, subject: key, tab: latest.current.tab };
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

  useLayoutEffect(() => {
    editor.current?.showing(document)?.focus();
    const { dom } = editor.current?.view() ?? {};
    const leave = ({ relatedTarget }: FocusEvent) => relatedTarget && onLeft();
    // The editor keeps this key from everybody else.
    const stepBack = ({ key: pressed }: KeyboardEvent) => {
      if (pressed === 'Escape' && dom) regions.of(dom)?.restingTarget()?.focus();
    };
    dom?.addEventListener('focusout', leave);
    dom?.addEventListener('keydown', stepBack);
    return () => {
      dom?.removeEventListener('focusout', leave);
      dom?.removeEventListener('keydown', stepBack);
    };
  }, [document, onLeft, regions]);

  // After the layout effects, in which a composer takes it over.
  useEffect(
    () => () => {
      const { current: written } = words;
      const { subject: left, keep: keepAs } = latest.current;
      if (written?.subject !== key) return;
      words.current = null;
      if (left.ticketId !== null) keepAs(left.ticketId, written);
      else void left.find?.().then((ticketId) => ticketId && keepAs(ticketId, written));
    },
    [key, words],
  );

  return (
    <div className={styles.early}>
      <Editor ref={editor} label={text('composer.label')} placeholder="" document={document} isReadOnly={false} />
    </div>
  );
}
