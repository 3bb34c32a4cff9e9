import { Bold, Code, Italic, Link2, List, ListOrdered, Paperclip, TextQuote } from 'lucide-react';
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import { memo, type ReactNode, type RefObject, useRef, useSyncExternalStore } from 'react';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import type { Chord } from '../../ui/chord.ts';
import { keyShortcut } from '../../ui/keyboard.ts';
import { useRoving } from '../../ui/roving.ts';
import type { EditorHandle } from './editor.tsx';
import type { EditorMoves } from './editor-moves.ts';
import { editorSchema } from './editor-schema.ts';
import styles from './toolbar.module.css';

const { marks, nodes } = editorSchema;

interface Tool {
  readonly label: MessageId;
  readonly icon: ReactNode;
  readonly command: (state: EditorState) => Command;
  readonly isOn: (state: EditorState) => boolean;
  readonly keys?: Chord;
}

const size = 17;

const tools: readonly Tool[] = [
  markTool('composer.bold', <Bold size={size} aria-hidden="true" />, marks.strong, 'Mod+B'),
  markTool('composer.italic', <Italic size={size} aria-hidden="true" />, marks.em, 'Mod+I'),
  listTool('composer.bullets', <List size={size} aria-hidden="true" />, nodes.bullet_list),
  listTool('composer.numbers', <ListOrdered size={size} aria-hidden="true" />, nodes.ordered_list),
  {
    label: 'composer.quote',
    icon: <TextQuote size={size} aria-hidden="true" />,
    command: (state) => (isInside(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote)),
    isOn: (state) => isInside(state, nodes.blockquote),
  },
  {
    label: 'composer.code',
    icon: <Code size={size} aria-hidden="true" />,
    command: (state) => {
      if (isInside(state, nodes.code_block)) return setBlockType(nodes.paragraph);
      return coversLines(state) ? setBlockType(nodes.code_block) : toggleMark(marks.code);
    },
    isOn: (state) => isInside(state, nodes.code_block) || hasMark(state, marks.code),
  },
];

const link = 'composer.link';
const linkIcon = <Link2 size={size} aria-hidden="true" />;
const fileIcon = <Paperclip size={size} aria-hidden="true" />;

export interface ToolbarProps {
  readonly editor: RefObject<EditorHandle | null>;
  readonly moves: EditorMoves;
  readonly isReadOnly: boolean;
  readonly onLink: () => void;
  readonly onFiles: (files: Iterable<File>) => void;
}

/** Renders when the formatting at the caret changes, not with every key. */
export const Toolbar = memo(function Toolbar({ editor, moves, isReadOnly, onLink, onFiles }: ToolbarProps) {
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const { tabIndex, handlers } = useRoving(() => editor.current?.view()?.focus());
  const on = useSyncExternalStore(moves.subscribe, () => labelsOn(moves.state())).split(' ');

  function run(command: Tool['command']): void {
    const view = editor.current?.view();
    if (!view) return;
    view.focus();
    command(view.state)(view.state, view.dispatch, view);
  }

  return (
    // Pressing a button keeps the focus in the editor, where the formatting applies to the next character.
    <div
      className={styles.bar}
      role="toolbar"
      aria-label={text('composer.formatting')}
      onMouseDown={(event) => event.preventDefault()}
      {...handlers}
    >
      {tools.map(({ label, icon, command, keys }, index) => (
        <Button
          key={label}
          look="icon"
          tabIndex={tabIndex(index)}
          disabled={isReadOnly}
          icon={icon}
          title={text(label)}
          aria-label={text(label)}
          aria-keyshortcuts={keys && keyShortcut(keys)}
          aria-pressed={on.includes(label)}
          onClick={() => run(command)}
        />
      ))}
      <Button
        look="icon"
        tabIndex={tabIndex(tools.length)}
        disabled={isReadOnly}
        icon={linkIcon}
        title={text(link)}
        aria-label={text(link)}
        aria-pressed={on.includes(link)}
        onClick={onLink}
      />
      <Button
        look="icon"
        tabIndex={tabIndex(tools.length + 1)}
        disabled={isReadOnly}
        icon={fileIcon}
        title={text('composer.attach')}
        aria-label={text('composer.attach')}
        data-attach
        onClick={() => picker.current?.click()}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={text('composer.attach')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
});

/** The labels of the buttons that are pressed, as one text, which is the same while they are. */
function labelsOn(state: EditorState | undefined): string {
  if (!state) return '';
  const on = tools.filter(({ isOn }) => isOn(state)).map(({ label }): string => label);
  return [...on, ...(hasMark(state, marks.link) ? [link] : [])].join(' ');
}

function markTool(label: MessageId, icon: ReactNode, mark: MarkType, keys: Chord): Tool {
  return { label, icon, keys, command: () => toggleMark(mark), isOn: (state) => hasMark(state, mark) };
}

function listTool(label: MessageId, icon: ReactNode, list: NodeType): Tool {
  return {
    label,
    icon,
    command: (state) => (isInside(state, list) ? liftListItem(nodes.list_item) : wrapInList(list)),
    isOn: (state) => isInside(state, list),
  };
}

function isInside({ selection }: EditorState, type: NodeType): boolean {
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
  return false;
}

/** Whether to use a code block instead of inline code: for several paragraphs, or an empty one. */
function coversLines({ selection: { $from, $to } }: EditorState): boolean {
  return !$from.sameParent($to) || $from.parent.content.size === 0;
}

function hasMark({ selection, doc, storedMarks }: EditorState, mark: MarkType): boolean {
  const { from, to, empty, $from } = selection;
  if (empty) return mark.isInSet(storedMarks ?? $from.marks()) !== undefined;
  return doc.rangeHasMark(from, to, mark);
}
