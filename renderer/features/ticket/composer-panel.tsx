import { Eye, EyeOff } from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { keysOf } from '../../../shared/bridge/commands.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import { useSayLack } from '../../bridge/use-say-lack.ts';
import type { Left } from '../../forms/clipboard-contents.ts';
import { DraftDamage } from '../../forms/draft-damage.tsx';
import { draftWord } from '../../forms/draft-state.tsx';
import { DraftStrip } from '../../forms/draft-strip.tsx';
import { FileList } from '../../forms/file-list.tsx';
import { PasteNotice } from '../../forms/paste-notice.tsx';
import { useFileDrop } from '../../forms/use-file-drop.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { isListOpen } from '../../ui/is-list-open.ts';
import { hasPressed } from '../../ui/keyboard.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useRegions } from '../../ui/region.tsx';
import { availableActions } from './available-actions.ts';
import styles from './composer.module.css';
import { ComposerContext } from './composer-context.ts';
import { ComposerStrip } from './composer-strip.tsx';
import { docWords } from './doc-words.ts';
import { Editor, type EditorHandle, type EditorKeys } from './editor.tsx';
import { createEditorMoves } from './editor-moves.ts';
import { LinkForm } from './link-form.tsx';
import { Mentions } from './mentions.tsx';
import type { ComposerTab } from './post-input.ts';
import { readUpTo, unseenEntry } from './reading.ts';
import { SendButtons } from './send-buttons.tsx';
import { StatusAfter } from './status-after.tsx';
import { Toolbar } from './toolbar.tsx';
import { type Composer, useComposer } from './use-composer.ts';
import { type Excess, useExcess } from './use-excess.ts';
import { hasSign } from './use-mentioned.ts';
import { useStable } from './use-stable.ts';
import { useStatusAfter } from './use-status-after.tsx';
import { useTicketState } from './use-ticket-state.ts';
import { WhoCanReply } from './who-can-reply.tsx';

/** Stays mounted with its editor when another ticket is shown; what belongs to a ticket begins anew with it. */
export const ComposerPanel = memo(function ComposerPanel({ tab }: { readonly tab: ComposerTab }) {
  const shared = useContext(ComposerContext);
  const sayLack = useSayLack();
  const { subject, details, thread, reading, myId, isCurrent, mayReply, wanted } = shared;
  const { onFocused, early, onShowNewest, onAside } = shared;
  // Files dropped on the ticket are attached to the visible tab, and only its editor takes the focus.
  const isShown = shared.tab === tab;
  const isWanted = isShown && (wanted === 'shown' || wanted === tab);
  const { id: ticketId } = details;
  const text = useText();
  const regions = useRegions();
  const editor = useRef<EditorHandle>(null);
  const keys = useRef<EditorKeys>(null);
  const panel = useRef<HTMLFormElement>(null);
  const composer = useComposer(tab, details, thread.entryCount, editor, isCurrent, myId);
  const { draft, view, document, basedOn, catchUpTo } = composer;
  const [moves] = useState(createEditorMoves);
  const mayMention = useSyncExternalStore(moves.subscribe, () => hasSign(moves));
  const [left, setLeft] = useTicketState<Left | undefined>(ticketId, undefined);
  const notePasted = useCallback(
    (pasted: Left) =>
      setLeft(pasted.files.length + pasted.lostPictures + pasted.largePictures > 0 ? pasted : undefined),
    [setLeft],
  );
  const [isLinking, setIsLinking] = useTicketState(ticketId, false);
  const { name } = details.requester;
  const isReply = tab === 'reply';
  const mayResolve = availableActions(details).includes('ticket.resolve');
  const after = useStatusAfter(tab, details, {
    next: composer.next,
    setNext: composer.setNext,
    holdsContents: draft.holdsContents,
    error: composer.error,
    clearError: () => draft.tell({ type: 'problem-read' }),
    send: composer.send,
  });
  const told = after.showsProblem ? { ...composer, error: undefined } : composer;
  const seenBy = text(isReply ? 'composer.reply.audience' : 'composer.note.audience', { name });
  const more = isReply ? `· ${text('composer.reply.noMail')}` : text('composer.note.not', { name: firstName(name) });
  const aside = draftWord(text, view.state);
  const isProblem = view.state === 'failed';
  const excess = useExcess(ticketId, moves);
  const read = { ...thread, myId, reading };
  const readTo = readUpTo(read, basedOn);
  const unseen = unseenEntry(read, basedOn);

  // Entries that the agent has seen arrive need no warning.
  useEffect(() => {
    if (isCurrent && !view.isSending && readTo > basedOn) catchUpTo(readTo);
  });

  useEffect(() => onAside(tab, { words: aside, isProblem }), [onAside, tab, aside, isProblem]);
  const isReadOnly = useReadOnly() !== null;
  const takesDrops = isShown && isCurrent && !isReadOnly;
  const isOver = useFileDrop(
    () => (takesDrops ? (panel.current?.closest('article') ?? null) : null),
    (files) => draft.uploads.add(files),
  );

  const heading = () =>
    regions
      .all()
      .find(({ name }) => name === 'header')
      ?.restingTarget();

  function send(isResolving = false): void {
    if (!isReadOnly && isCurrent) after.send(isResolving);
  }

  function addFiles(files: Iterable<File>): void {
    if (!isReadOnly) draft.uploads.add(files);
  }

  const link = useStable(() => setIsLinking(true));
  const attach = useStable(addFiles);
  const sendNow = useStable(send);
  const chooseStatus = useStable(after.choose);

  // A layout effect, so that the next key press goes to this editor.
  useLayoutEffect(() => {
    const shown = isCurrent ? editor.current?.showing(document) : undefined;
    if (!shown) return;
    const written = early.current;
    if (written?.subject === subject && (written.tab === 'shown' ? isShown : written.tab === tab)) {
      early.current = null;
      draft.uploads.add(written.files);
      for (const [id, file] of written.pictures) draft.uploads.addPicture(file, id);
      if (!docWords.isEmpty(written.doc)) shown.append(written.doc);
    }
    if (!isWanted) return;
    shown.focus();
    onFocused();
  });

  function handleKeys(event: KeyboardEvent): void {
    // The heading is sticky; scrolling to it would move the text out of view.
    if (event.key === 'Escape' && !isListOpen(event.target)) heading()?.focus({ preventScroll: true });
    const isResolving = hasPressed(keysOf('ticket.send-and-resolve'), event);
    if (!isResolving && !hasPressed(keysOf('ticket.send'), event)) return;
    // Also when resolving is not allowed, because a menu command has the same shortcut.
    event.preventDefault();
    // Auto-repeat of keys pressed in a dialog that has closed does not mean this text.
    if (event.repeat) return;
    if (!isResolving || mayResolve) send(isResolving);
    else if (!details.may.includes('ticket.close')) sayLack('ticket.close', ticketId);
  }

  useCommands(({ do: name }) => {
    const isResolving = name === 'ticket.send-and-resolve';
    if (!isShown || !isCurrent || (name !== 'ticket.send' && !isResolving) || (isResolving && !mayResolve))
      return false;
    if (draft.holdsContents()) send(isResolving);
    return true;
  });

  return (
    <>
      {/* Handles keys of the editor and its buttons as they bubble; no button in it submits the form. */}
      <form ref={panel} className={styles.inside} onKeyDown={handleKeys} onSubmit={(event) => event.preventDefault()}>
        {isOver && <p className={styles.over}>{text(isReply ? 'files.over.reply' : 'files.over.note')}</p>}
        {(isReadOnly || unseen !== undefined || hasNews(told)) && (
          <ComposerStrip
            key={ticketId}
            tab={tab}
            composer={told}
            unseen={unseen}
            requesterName={name}
            onShowNewest={onShowNewest}
            onSend={() => send()}
          />
        )}
        <DraftStrip draft={draft} />
        <DraftDamage key={`damage ${ticketId}`} tab={tab} ticketId={ticketId} />
        <div className={styles.head}>
          <p className={styles.audience} title={`${seenBy} ${more}`}>
            {isReply ? eyeIcon : eyeOffIcon}
            <strong>{seenBy}</strong> <span>{more}</span>
          </p>
          {isShown && <StatusAfter details={details} chosen={after.chosen} onChoose={chooseStatus} />}
        </div>
        {!mayReply && (
          <p className={styles.hint}>
            {text('composer.cannotReply')}
            <WhoCanReply ticketId={ticketId} />
          </p>
        )}
        <Editor
          ref={editor}
          label={text(isReply ? 'composer.reply.text' : 'composer.note.text', { name })}
          placeholder={text(isReply ? 'composer.reply.placeholder' : 'composer.note.placeholder', {
            name: firstName(name),
          })}
          document={document}
          onMove={moves.note}
          onPasted={notePasted}
          keys={keys}
          isReadOnly={isReadOnly}
        />
        <p className={styles.excess} role="status">
          {excess && excessText(text, excess)}
        </p>
        {isCurrent && mayMention && (
          <Mentions
            key={`mentions ${ticketId}`}
            ticketId={ticketId}
            editor={editor}
            moves={moves}
            keys={keys}
            reader={isReply ? firstName(name) : null}
          />
        )}
        {left && (
          <div className={styles.notice}>
            <PasteNotice
              left={left}
              onAttach={addFiles}
              onDone={() => {
                setLeft(undefined);
                editor.current?.showing(document)?.focus();
              }}
            />
          </div>
        )}
        <div className={styles.files}>
          {composer.files.files.length + composer.files.moving.length > 0 && (
            <FileList key={ticketId} {...composer.files} />
          )}
        </div>
        {isShown && after.fields}
        <div className={styles.foot}>
          <Toolbar editor={editor} moves={moves} onLink={link} onFiles={attach} isReadOnly={isReadOnly} />
          <SendButtons
            isReply={isReply}
            effect={after.effect}
            mayResolve={mayResolve}
            isOff={view.isSending || isReadOnly}
            onSend={sendNow}
          />
        </div>
      </form>
      {isCurrent && after.dialog}
      {isLinking && isCurrent && <LinkDialog editor={editor.current} onClose={() => setIsLinking(false)} />}
    </>
  );
});

const eyeIcon = <Eye size={15} aria-hidden="true" />;
const eyeOffIcon = <EyeOff size={15} aria-hidden="true" />;

/** Whether something is to be said before sending, besides who wrote here since. */
function hasNews({ error, view }: Composer): boolean {
  return error !== undefined || view.continues !== undefined || view.problem !== undefined;
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
