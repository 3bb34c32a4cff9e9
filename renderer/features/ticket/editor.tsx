import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, Selection, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import styles from './editor.module.css';
import { editorKeys } from './editor-keys.ts';
import { editorSchema } from './editor-schema.ts';
import { type PasteHandlers, pastePlugin } from './paste-plugin.ts';
import { type LoadPicture, pictureView } from './picture-view.ts';
import { pictureId } from './pictures.ts';

export interface EditorHandle {
  readonly view: () => EditorView | null;
  readonly focus: () => void;
  /** Inserts a document after the existing text. */
  readonly append: (doc: Node) => void;
  /** Replaces the text and clears the undo history. */
  readonly startAnew: (doc: Node) => void;
  /** Replaces the text but keeps the focus, the selection and the undo history, to which the change is not added. */
  readonly show: (doc: Node) => void;
  /** Removes a picture from the text. */
  readonly removePicture: (id: string) => void;
}

export interface EditorProps extends PasteHandlers {
  readonly ref: Ref<EditorHandle>;
  readonly label: string;
  readonly placeholder: string;
  /** The initial document. */
  readonly initial: () => Node;
  readonly onChange: (doc: Node) => void;
  /** Called when the selection or its formatting changes, and once the editor exists. */
  readonly onMove: (state: EditorState) => void;
  /** Loads the address of a picture that an earlier window added. */
  readonly loadPicture: LoadPicture;
  /** Whether the text can only be read and copied. */
  readonly isReadOnly: boolean;
}

/** Marks transactions with text from a draft, which its session already has. */
const isShown = 'shown';

/** Replaces only the part that differs, so that the selection stays at the same text. */
function shownIn({ doc, tr }: EditorState, next: Node): Transaction {
  const shown = tr.setMeta('addToHistory', false).setMeta(isShown, true);
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || !end) return shown;
  if (doc.textContent === '') {
    return shown.replaceWith(0, doc.content.size, next.content).setSelection(Selection.atEnd(shown.doc));
  }
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return shown.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
}

function freshState(doc: Node): EditorState {
  // The caret goes to the end of existing text.
  const selection = Selection.atEnd(doc);
  return EditorState.create({ schema: editorSchema, doc, selection, plugins: [history(), keymap(editorKeys)] });
}

/** A rich-text editor that shows text as it will be sent. */
export function Editor({ ref, label, placeholder, initial, isReadOnly, ...handlers }: EditorProps) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const first = useRef(initial);
  first.current = initial;
  const latest = useRef(handlers);
  latest.current = handlers;

  // A layout effect, so that the next key press goes to the editor.
  useLayoutEffect(() => {
    if (!container.current) return;
    const made = new EditorView(container.current, {
      state: freshState(first.current()),
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        class: `${styles.text} written`,
        spellcheck: 'true',
        dir: 'auto',
      },
      dispatchTransaction(transaction) {
        const state = made.state.apply(transaction);
        made.updateState(state);
        mark(made);
        if (transaction.docChanged && transaction.getMeta(isShown) === undefined) latest.current.onChange(state.doc);
        latest.current.onMove(state);
      },
      handleDOMEvents: { focus: restoreSelection },
      plugins: [pastePlugin(() => latest.current)],
      nodeViews: { picture: pictureView((id) => latest.current.loadPicture(id)) },
    });
    mark(made);
    latest.current.onMove(made.state);
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.setProps({ editable: () => !isReadOnly });
    view.current?.dom.setAttribute('aria-readonly', String(isReadOnly));
    view.current?.dom.setAttribute('tabindex', '0');
    view.current?.dom.setAttribute('aria-label', label);
    view.current?.dom.setAttribute('data-placeholder', placeholder);
  });

  useImperativeHandle(ref, () => ({
    view: () => view.current,
    focus: () => view.current?.focus(),
    append: (doc) => {
      if (!view.current) return;
      const { tr, doc: present } = view.current.state;
      const from = isEmpty(view.current.state) ? 0 : present.content.size;
      tr.replaceWith(from, present.content.size, doc.content).setSelection(Selection.atEnd(tr.doc));
      view.current.dispatch(tr);
    },
    show: (doc) => {
      if (view.current) view.current.dispatch(shownIn(view.current.state, doc));
    },
    removePicture: (id) => {
      if (!view.current) return;
      const { tr, doc } = view.current.state;
      doc.descendants((node, at) => {
        const isIt = node.type === editorSchema.nodes.picture && pictureId(node) === id;
        if (isIt) tr.delete(tr.mapping.map(at), tr.mapping.map(at + node.nodeSize));
      });
      view.current.dispatch(tr);
    },
    startAnew: (doc) => {
      if (!view.current) return;
      view.current.updateState(freshState(doc));
      mark(view.current);
      latest.current.onMove(view.current.state);
      // The paste notice is about the previous text.
      latest.current.onPasted({ files: [], lostPictures: 0 });
    },
  }));

  return <div ref={container} className={styles.place} />;
}

/**
 * Restores the selection after a dialog has returned the focus. Without this, the editor has the focus but no caret,
 * and typing is lost.
 */
function restoreSelection(view: EditorView): void {
  setTimeout(() => {
    if (view.isDestroyed || !view.hasFocus()) return;
    const anchor = document.getSelection()?.anchorNode ?? null;
    if (anchor === view.dom || !view.dom.contains(anchor)) view.focus();
  });
}

/** Marks an empty document, which shows the placeholder. */
function mark({ dom, state }: EditorView): void {
  dom.dataset.empty = String(isEmpty(state));
}

function isEmpty({ doc }: EditorState): boolean {
  return doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.content.size === 2;
}
