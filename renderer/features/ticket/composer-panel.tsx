import { CircleCheck, Eye, EyeOff } from 'lucide-react';
import type { EditorState } from 'prosemirror-state';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { keysOf } from '../../../shared/bridge/commands.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import type { Left } from '../../forms/clipboard-contents.ts';
import { DraftDamage } from '../../forms/draft-damage.tsx';
import { draftWord } from '../../forms/draft-state.tsx';
import { DraftStrip } from '../../forms/draft-strip.tsx';
import { FileList } from '../../forms/file-list.tsx';
import { PasteNotice } from '../../forms/paste-notice.tsx';
import { useFileDrop } from '../../forms/use-file-drop.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { hasPressed } from '../../ui/keyboard.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useRegions } from '../../ui/region.tsx';
import { availableActions } from './available-actions.ts';
import styles from './composer.module.css';
import type { Aside, ComposerProps } from './composer-props.ts';
import { ComposerStrip } from './composer-strip.tsx';
import { docWords } from './doc-words.ts';
import { Editor, type EditorHandle } from './editor.tsx';
import { LinkForm } from './link-form.tsx';
import type { ComposerTab } from './post-input.ts';
import { readUpTo, unseenAuthor } from './reading.ts';
import { Toolbar } from './toolbar.tsx';
import { useComposer } from './use-composer.ts';
import { type Excess, useExcess } from './use-excess.ts';

interface ComposerPanelProps extends ComposerProps {
  readonly tab: ComposerTab;
  /** Whether this tab is visible. Files dropped on the ticket are attached to the visible tab. */
  readonly isShown: boolean;
  /** Whether the editor of this tab should take the focus. */
  readonly isWanted: boolean;
  readonly mayReply: boolean;
  readonly onAside: (aside: Aside) => void;
}

export function ComposerPanel(props: ComposerPanelProps) {
  const { details, thread, reading, myId, tab, mayReply, isShown, isWanted, onFocused, early, onShowNewest, onAside } =
    props;
  const text = useText();
  const regions = useRegions();
  const editor = useRef<EditorHandle>(null);
  const panel = useRef<HTMLFormElement>(null);
  const composer = useComposer(tab, details, thread.entryCount, editor);
  const [moved, setMoved] = useState<EditorState>();
  const [left, setLeft] = useState<Left>();
  const [isLinking, setIsLinking] = useState(false);
  const { name } = details.requester;
  const isReply = tab === 'reply';
  const mayResolve = isReply && availableActions(details).includes('ticket.resolve');
  const aside = draftWord(text, composer.draft.state);
  const excess = useExcess(moved?.doc);
  const read = { ...thread, myId, reading };
  const { basedOn, isSending, catchUpTo } = composer;
  const readTo = readUpTo(read, basedOn);

  // Entries that the agent has seen arrive need no warning.
  useEffect(() => {
    if (!isSending && readTo > basedOn) catchUpTo(readTo);
  });

  useEffect(() => onAside({ words: aside, isProblem: composer.draft.state === 'failed' }));
  const isReadOnly = useReadOnly() !== null;
  const takesDrops = isShown && !isReadOnly;
  const isOver = useFileDrop(() => (takesDrops ? (panel.current?.closest('article') ?? null) : null), addFiles);

  const heading = () =>
    regions
      .all()
      .find(({ name }) => name === 'header')
      ?.restingTarget();

  function send(isResolving = false): void {
    const resolved = isResolving ? details.usualStatus.resolved : null;
    if (!isReadOnly) void composer.send(resolved ?? undefined);
  }

  function addFiles(files: Iterable<File>): void {
    if (!isReadOnly) composer.files.add(files);
  }

  // A layout effect, so that the next key press goes to this editor.
  useLayoutEffect(() => {
    if (!isWanted) return;
    editor.current?.focus();
    const written = early.current;
    if (written) {
      addFiles(written.files);
      for (const [id, file] of written.pictures) composer.files.addPicture(file, id);
      if (!docWords.isEmpty(written.doc)) editor.current?.append(written.doc);
    }
    onFocused();
  });

  function handleKeys(event: KeyboardEvent): void {
    // The heading is sticky; scrolling to it would move the text out of view.
    if (event.key === 'Escape') heading()?.focus({ preventScroll: true });
    const isResolving = hasPressed(keysOf('ticket.send-and-resolve'), event);
    if (!isResolving && !hasPressed(keysOf('ticket.send'), event)) return;
    // Also when resolving is not allowed, because a menu command has the same shortcut.
    event.preventDefault();
    // Auto-repeat of keys pressed in a dialog that has closed does not mean this text.
    if (event.repeat) return;
    if (!isResolving || mayResolve) send(isResolving);
  }

  useCommands(({ do: name }) => {
    const isResolving = name === 'ticket.send-and-resolve';
    if (!isShown || (name !== 'ticket.send' && !isResolving) || (isResolving && !mayResolve)) return false;
    if (composer.holdsWords()) send(isResolving);
    return true;
  });

  return (
    <>
      {/* Handles keys of the editor and its buttons as they bubble; no button in it submits the form. */}
      <form ref={panel} className={styles.inside} onKeyDown={handleKeys} onSubmit={(event) => event.preventDefault()}>
        {isOver && <p className={styles.over}>{text(isReply ? 'files.over.reply' : 'files.over.note')}</p>}
        <ComposerStrip tab={tab} composer={composer} unseen={unseenAuthor(read, basedOn)} onShowNewest={onShowNewest} />
        <DraftStrip open={composer.open} />
        <DraftDamage tab={tab} ticketId={details.id} />
        <p className={styles.audience}>
          {isReply ? <Eye size={15} aria-hidden="true" /> : <EyeOff size={15} aria-hidden="true" />}
          <strong>{text(isReply ? 'composer.reply.audience' : 'composer.note.audience', { name })}</strong>{' '}
          <span>
            {isReply ? `· ${text('composer.reply.noMail')}` : text('composer.note.not', { name: firstName(name) })}
          </span>
        </p>
        {!mayReply && <p className={styles.hint}>{text('composer.cannotReply')}</p>}
        <Editor
          ref={editor}
          label={text(isReply ? 'composer.reply.text' : 'composer.note.text', { name })}
          placeholder={text(isReply ? 'composer.reply.placeholder' : 'composer.note.placeholder', {
            name: firstName(name),
          })}
          initial={composer.initial}
          onChange={composer.write}
          onMove={setMoved}
          onFiles={addFiles}
          onPicture={(id, file) => composer.files.addPicture(file, id)}
          onPasted={setLeft}
          hasPicture={composer.hasPicture}
          loadPicture={composer.loadPicture}
          isReadOnly={isReadOnly}
        />
        <p className={styles.excess} role="status">
          {excess && excessText(text, excess)}
        </p>
        {left && (
          <div className={styles.notice}>
            <PasteNotice
              left={left}
              onAttach={addFiles}
              onDone={() => {
                setLeft(undefined);
                editor.current?.focus();
              }}
            />
          </div>
        )}
        <div className={styles.files}>
          <FileList {...composer.files} />
        </div>
        <div className={styles.foot}>
          <Toolbar
            state={moved}
            run={(command) => {
              const view = editor.current?.view();
              view?.focus();
              if (view) command(view.state, view.dispatch, view);
            }}
            onLink={() => setIsLinking(true)}
            onFiles={addFiles}
            isReadOnly={isReadOnly}
          />
          {mayResolve && (
            <Button
              icon={<CircleCheck size={16} aria-hidden="true" />}
              keys={keysOf('ticket.send-and-resolve')}
              disabled={composer.isSending || isReadOnly}
              onClick={() => send(true)}
            >
              {text('command.ticket.send-and-resolve')}
            </Button>
          )}
          <Button
            look={isReply ? 'primary' : 'note'}
            keys={keysOf('ticket.send')}
            disabled={composer.isSending || isReadOnly}
            onClick={() => send()}
          >
            {text(isReply ? 'composer.send' : 'composer.addNote')}
          </Button>
        </div>
      </form>
      {isLinking && <LinkDialog editor={editor.current} onClose={() => setIsLinking(false)} />}
    </>
  );
}

function LinkDialog({ editor, onClose }: { readonly editor: EditorHandle | null; readonly onClose: () => void }) {
  const view = editor?.view();
  return view ? <LinkForm view={view} onClose={onClose} /> : null;
}

function excessText(text: Text, excess: Excess): string {
  return 'percent' in excess
    ? text('composer.tooFormatted', { percent: excess.percent })
    : text('composer.tooLong', { count: excess.characters });
}

function firstName(name: string): string {
  return name.split(' ', 1)[0] ?? name;
}
