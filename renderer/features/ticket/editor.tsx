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
  /** Writes these words after those that are there. */
  readonly append: (doc: Node) => void;
  /** Begins with these words; what was done to earlier ones cannot be undone in them. */
  readonly startAnew: (doc: Node) => void;
  /** Shows these words; the focus and the selection stay, and undoing in the editor does not change them back. */
  readonly show: (doc: Node) => void;
  /** Takes a picture out of the words. */
  readonly removePicture: (id: string) => void;
}

export interface EditorProps extends PasteHandlers {
  readonly ref: Ref<EditorHandle>;
  readonly label: string;
  readonly placeholder: string;
  /** The document to begin with. */
  readonly initial: () => Node;
  readonly onChange: (doc: Node) => void;
  /** The selection or the formatting at it changed, or there is an editor now. */
  readonly onMove: (state: EditorState) => void;
  /** The address of a picture that an earlier window took. */
  readonly loadPicture: LoadPicture;
  /** Words can be read and copied, and nothing else. */
  readonly isReadOnly: boolean;
}

/** Marks words that a draft brought: its session knows them already. */
const isShown = 'shown';

/** Only what differs is replaced, so that the selection stays with the words around it. */
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
  // Whoever goes on with words that were begun goes on behind them.
  const selection = Selection.atEnd(doc);
  return EditorState.create({ schema: editorSchema, doc, selection, plugins: [history(), keymap(editorKeys)] });
}

/** Text with formatting, seen as it will be read. */
export function Editor({ ref, label, placeholder, initial, isReadOnly, ...handlers }: EditorProps) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const first = useRef(initial);
  first.current = initial;
  const latest = useRef(handlers);
  latest.current = handlers;

  // Before the next key is pressed: the editor has the keyboard at once.
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
      handleDOMEvents: { focus: bringSelection },
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
      // What was said of a paste was said of the earlier words.
      latest.current.onPasted({ files: [], lostPictures: 0 });
    },
  }));

  return <div ref={container} className={styles.place} />;
}

/**
 * A dialog that closes gives the keyboard back, but not the place in the words: typing would go nowhere. The editor puts
 * its selection there anew, once the browser is done with the focus.
 */
function bringSelection(view: EditorView): void {
  setTimeout(() => {
    if (view.isDestroyed || !view.hasFocus()) return;
    const anchor = document.getSelection()?.anchorNode ?? null;
    if (anchor === view.dom || !view.dom.contains(anchor)) view.focus();
  });
}

/** An empty document shows what belongs into it. */
function mark({ dom, state }: EditorView): void {
  dom.dataset.empty = String(isEmpty(state));
}

function isEmpty({ doc }: EditorState): boolean {
  return doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.content.size === 2;
}
