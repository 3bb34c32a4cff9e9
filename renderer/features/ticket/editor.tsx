import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, Selection, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { memo, type Ref, type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { type Left, nothingLeft } from '../../forms/clipboard-contents.ts';
import { caretIn, noteCaret } from './carets.ts';
import styles from './editor.module.css';
import { editorKeys } from './editor-keys.ts';
import { editorSchema } from './editor-schema.ts';
import { type PasteHandlers, pastePlugin } from './paste-plugin.ts';
import { type LoadPicture, pictureView } from './picture-view.ts';
import { pictureId } from './pictures.ts';

/** A text that an editor shows and writes to, with the files that belong to it. */
export interface EditorDocument extends Omit<PasteHandlers, 'onPasted'> {
  readonly initial: () => Node;
  /** Whose caret is remembered, in which draft. */
  readonly caretName?: string;
  readonly write: (doc: Node) => void;
  /** Loads the address of a picture that an earlier window added. */
  readonly loadPicture: LoadPicture;
}

/** Changes of the text that is shown. */
export interface ShownDocument {
  readonly focus: () => void;
  /** Inserts a document after the existing text. */
  readonly append: (doc: Node) => void;
  /** Replaces the text and clears the undo history. */
  readonly startAnew: (doc: Node) => void;
  /** Replaces the text but keeps the focus, the selection and the undo history, to which the change is not added. */
  readonly show: (doc: Node) => void;
  /** Sets an attribute of the document, which undoing does not take back. */
  readonly set: (name: string, value: unknown) => void;
  /** Removes a picture from the text. */
  readonly removePicture: (id: string) => void;
}

export interface EditorHandle {
  readonly view: () => EditorView | null;
  /** For changes of a document; undefined if the editor shows another one, or none. */
  readonly showing: (document: EditorDocument) => ShownDocument | undefined;
}

/** Takes keys before the editor does. */
export interface EditorKeys {
  /** Whether the key is taken: nothing else is done with it. */
  readonly press: (event: KeyboardEvent) => boolean;
}

export interface EditorProps {
  readonly ref: Ref<EditorHandle>;
  readonly label: string;
  readonly placeholder: string;
  /** Another document begins with its own text, selection and undo history. */
  readonly document: EditorDocument;
  /** Called when the selection or its formatting changes, and once the editor exists. */
  readonly onMove?: ((state: EditorState) => void) | undefined;
  /** Called with what a paste left out. */
  readonly onPasted?: ((left: Left) => void) | undefined;
  readonly keys?: RefObject<EditorKeys | null> | undefined;
  /** Whether the text can only be read and copied. */
  readonly isReadOnly: boolean;
}

/** Marks transactions with text from a draft, which its session already has. */
const isShown = 'shown';

/** Replaces only the part that differs, so that the selection stays at the same text. */
function shownIn({ doc, tr }: EditorState, next: Node, caretName: string | undefined): Transaction {
  const shown = tr.setMeta('addToHistory', false).setMeta(isShown, true);
  for (const [name, value] of Object.entries(next.attrs)) {
    if (doc.attrs[name] !== value) shown.setDocAttribute(name, value);
  }
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || !end) return shown;
  if (doc.textContent === '') {
    shown.replaceWith(0, doc.content.size, next.content);
    return shown.setSelection(caretIn(shown.doc, caretName));
  }
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return shown.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
}

function freshState(doc: Node, caretName?: string): EditorState {
  const selection = caretIn(doc, caretName);
  return EditorState.create({ schema: editorSchema, doc, selection, plugins: [history(), keymap(editorKeys)] });
}

/** A rich-text editor that shows text as it will be sent. */
export const Editor = memo(function Editor(props: EditorProps) {
  const { ref, label, placeholder, document, isReadOnly, onMove, onPasted, keys } = props;
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef({ onMove, onPasted, keys });
  const shown = useRef<{ readonly view: EditorView; readonly document: EditorDocument }>(null);

  useLayoutEffect(() => {
    latest.current = { onMove, onPasted, keys };
  });

  // A layout effect, so that the next key press goes to the editor. What is shown and what is written to change together:
  // a text is never written to the document of another one.
  useLayoutEffect(() => {
    const { view } = shown.current ?? {};
    // A browser may still change the text that an input method composes.
    if (view && !view.composing) {
      shown.current = { view, document };
      begin(view, document.initial(), document.caretName);
      container.current?.scrollTo({ top: 0 });
    } else if (container.current) {
      view?.destroy();
      shown.current = null;
      shown.current = {
        view: createView(container.current, {
          current: () => shown.current?.document ?? document,
          onMove: (state) => latest.current.onMove?.(state),
          onPasted: (left) => latest.current.onPasted?.(left),
          press: (event) => latest.current.keys?.current?.press(event) ?? false,
        }),
        document,
      };
    }
    if (shown.current) latest.current.onMove?.(shown.current.view.state);
  }, [document]);

  useLayoutEffect(
    () => () => {
      shown.current?.view.destroy();
      shown.current = null;
    },
    [],
  );

  useEffect(() => {
    const { view } = shown.current ?? {};
    view?.setProps({ editable: () => !isReadOnly });
    view?.dom.setAttribute('aria-readonly', String(isReadOnly));
    view?.dom.setAttribute('tabindex', '0');
    view?.dom.setAttribute('aria-label', label);
    view?.dom.setAttribute('data-placeholder', placeholder);
  });

  useImperativeHandle(ref, () => {
    const changesOf = (view: EditorView): ShownDocument => ({
      focus: () => view.focus(),
      append: (doc) => {
        const { tr, doc: text } = view.state;
        const from = isEmpty(view.state) ? 0 : text.content.size;
        tr.replaceWith(from, text.content.size, doc.content).setSelection(Selection.atEnd(tr.doc));
        view.dispatch(tr);
      },
      show: (doc) => view.dispatch(shownIn(view.state, doc, shown.current?.document.caretName)),
      set: (name, value) => view.dispatch(view.state.tr.setDocAttribute(name, value).setMeta('addToHistory', false)),
      removePicture: (id) => {
        const { tr, doc } = view.state;
        doc.descendants((node, at) => {
          const isIt = node.type === editorSchema.nodes.picture && pictureId(node) === id;
          if (isIt) tr.delete(tr.mapping.map(at), tr.mapping.map(at + node.nodeSize));
        });
        view.dispatch(tr);
      },
      startAnew: (doc) => {
        begin(view, doc);
        latest.current.onMove?.(view.state);
        // The paste notice is about the previous text.
        latest.current.onPasted?.(nothingLeft);
      },
    });
    return {
      view: () => shown.current?.view ?? null,
      showing: (wanted) => (shown.current?.document === wanted ? changesOf(shown.current.view) : undefined),
    };
  });

  return <div ref={container} className={styles.place} />;
});

interface ViewPorts extends EditorKeys {
  readonly current: () => EditorDocument;
  readonly onMove: (state: EditorState) => void;
  readonly onPasted: (left: Left) => void;
}

function createView(place: HTMLElement, { current, onMove, onPasted, press }: ViewPorts): EditorView {
  const made = new EditorView(place, {
    state: freshState(current().initial(), current().caretName),
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
      if (transaction.getMeta(isShown) === undefined) {
        if (transaction.docChanged) current().write(state.doc);
        const caretName = current().caretName;
        if (caretName !== undefined) noteCaret(caretName, state);
      }
      onMove(state);
    },
    handleDOMEvents: { focus: restoreSelection },
    handleKeyDown: (_view, event) => {
      const isTaken = press(event);
      // The composer and the window have shortcuts of their own.
      if (isTaken) event.stopPropagation();
      return isTaken;
    },
    plugins: [pastePlugin(() => ({ ...current(), onPasted }))],
    nodeViews: { picture: pictureView((id) => current().loadPicture(id)) },
  });
  mark(made);
  return made;
}

/** Shows another text, from its start on, with the caret where it was in that draft. */
function begin(view: EditorView, doc: Node, caretName?: string): void {
  view.updateState(freshState(doc, caretName));
  mark(view);
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
