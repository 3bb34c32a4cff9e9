import { splitBlock } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import styles from './editor.module.css';
import { editorKeys } from './editor-keys.ts';
import { docFrom, editorSchema } from './editor-schema.ts';
import { type PasteHandlers, pastePlugin } from './paste-plugin.ts';
import { type LoadPicture, pictureView } from './picture-view.ts';
import { pictureId } from './pictures.ts';

export interface EditorHandle {
  readonly view: () => EditorView | null;
  readonly focus: () => void;
  /** Writes as a person would, line by line. */
  readonly type: (words: string) => void;
  /** Begins with these words; what was done to earlier ones cannot be undone in them. */
  readonly startAnew: (doc: Node) => void;
  /** Whether there is nothing in it, so that words could be put back. */
  readonly isEmpty: () => boolean;
  /**
   * Puts words into an editor that is empty; somebody's newer words stay. The keyboard stays where it is, and undoing in
   * the editor does not take them away again.
   */
  readonly putBack: (doc: Node) => void;
  /** Takes a picture out of the words. */
  readonly removePicture: (id: string) => void;
}

export interface EditorProps extends PasteHandlers {
  readonly ref: Ref<EditorHandle>;
  readonly label: string;
  readonly placeholder: string;
  /** The document to begin with, as JSON. */
  readonly initial: string;
  readonly onChange: (doc: Node) => void;
  /** The selection or the formatting at it changed, or there is an editor now. */
  readonly onMove: (state: EditorState) => void;
  /** The address of a picture that an earlier window took. */
  readonly loadPicture: LoadPicture;
  /** Words can be read and copied, and nothing else. */
  readonly isReadOnly: boolean;
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
  const latest = useRef(handlers);
  latest.current = handlers;

  useEffect(() => {
    if (!container.current) return;
    const made = new EditorView(container.current, {
      state: freshState(docFrom(initial)),
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
        if (transaction.docChanged) latest.current.onChange(state.doc);
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
  }, [initial]);

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
    type: (words) => {
      if (!view.current || words === '') return;
      for (const [index, line] of words.split('\n').entries()) {
        if (index > 0) splitBlock(view.current.state, view.current.dispatch);
        view.current.dispatch(view.current.state.tr.insertText(line));
      }
    },
    putBack: (doc) => {
      const { current } = view;
      if (!current || !isEmpty(current.state)) return;
      const { tr } = current.state;
      tr.replaceWith(0, tr.doc.content.size, doc.content).setSelection(Selection.atEnd(tr.doc));
      current.dispatch(tr.setMeta('addToHistory', false));
    },
    isEmpty: () => view.current !== null && isEmpty(view.current.state),
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
