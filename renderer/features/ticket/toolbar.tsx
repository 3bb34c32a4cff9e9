import { Bold, Code, Italic, Link2, List, ListOrdered, Paperclip, TextQuote } from 'lucide-react';
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import { type ReactNode, useRef } from 'react';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import type { Chord } from '../../ui/chord.ts';
import { keyShortcut } from '../../ui/keyboard.ts';
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

export interface ToolbarProps {
  readonly state: EditorState | undefined;
  readonly run: (command: Command) => void;
  readonly isReadOnly: boolean;
  readonly onLink: () => void;
  readonly onFiles: (files: Iterable<File>) => void;
}

export function Toolbar({ state, run, isReadOnly, onLink, onFiles }: ToolbarProps) {
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  return (
    // Pressing a button keeps the focus in the editor, where the formatting applies to the next character.
    <div
      className={styles.bar}
      role="toolbar"
      aria-label={text('composer.formatting')}
      onMouseDown={(event) => event.preventDefault()}
    >
      {tools.map(({ label, icon, command, isOn, keys }) => (
        <Button
          key={label}
          look="icon"
          disabled={isReadOnly}
          icon={icon}
          title={text(label)}
          aria-label={text(label)}
          aria-keyshortcuts={keys && keyShortcut(keys)}
          aria-pressed={state ? isOn(state) : false}
          onClick={() => state && run(command(state))}
        />
      ))}
      <Button
        look="icon"
        disabled={isReadOnly}
        icon={<Link2 size={size} aria-hidden="true" />}
        title={text('composer.link')}
        aria-label={text('composer.link')}
        aria-pressed={state ? hasMark(state, marks.link) : false}
        onClick={onLink}
      />
      <Button
        look="icon"
        disabled={isReadOnly}
        icon={<Paperclip size={size} aria-hidden="true" />}
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
