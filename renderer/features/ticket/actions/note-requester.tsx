import { useRef, useState } from 'react';
import { failed } from '../../../../shared/bridge/result.ts';
import { longestNote } from '../../../../shared/domain/records/person.ts';
import { noteRequester } from '../../../../shared/domain/ticket/requester.ts';
import type { NoteDraft, NoteSubject } from '../../../../shared/views/note-draft.ts';
import { deskside } from '../../../bridge/deskside.ts';
import { useAction } from '../../../bridge/use-action.ts';
import { useRun } from '../../../bridge/use-run.ts';
import { DraftNotice } from '../../../forms/draft-notice.tsx';
import { draftWord } from '../../../forms/draft-state.tsx';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { QuotedWords } from '../../../forms/quoted-words.tsx';
import { useDraftSession } from '../../../forms/use-draft-session.ts';
import { issueText } from '../../../i18n/issue-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/input.tsx';
import { Strip } from '../../../ui/strip.tsx';
import type { ActionDialogProps } from '../action-dialogs.ts';
import styles from '../dialogs.module.css';
import { NoteHistory } from '../note-history.tsx';
import { noteWords } from '../note-words.ts';

/** Edits what agents have noted about the requester. Unsaved text is kept as a draft. */
export function ActionDialog({ details, onClose }: ActionDialogProps) {
  const text = useText();
  const run = useRun();
  const { offerUndo } = useAction();
  const { id: ticketId, requester, requesterNote } = details;
  const present: NoteSubject = { personId: requester.id, name: requester.name, basedOn: requesterNote };
  const [compared, setCompared] = useState<string>();
  const [isContinued, setIsContinued] = useState(false);
  const [answered, setAnswered] = useState(0);
  const [problem, setProblem] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const slot = { tab: 'about', ticketId } as const;
  const open = useDraftSession<NoteDraft>(slot, {
    kind: noteWords,
    post: ({ key, words: sent, options }) => {
      const { personId, basedOn } = subjectOf(sent);
      const replaced = typeof options === 'string' ? options : basedOn;
      return run('requester.note', { ticketId, personId, note: sent.note, basedOn: replaced }, key);
    },
    onSent: (done, { words: sent }) => {
      setCompared(undefined);
      offerUndo(done, savedText(sent.note));
    },
    onKnown: ({ done, text: sent }) => {
      setCompared(undefined);
      offerUndo(done, savedText(sent));
      setAnswered((count) => count + 1);
    },
    onAllKnown: onClose,
  });
  const { draft, session, status } = open;
  const { words } = session;
  const isWritten = words.about !== null || !noteWords.isEmpty(words);
  const subject = subjectOf(words);
  const note = isWritten ? words.note : requesterNote;
  const isMisplaced = subject.personId !== requester.id;
  const isReplaced = !isMisplaced && requesterNote !== subject.basedOn;
  const noteNow = isReplaced ? requesterNote : compared;
  const wasSent = session.sending !== null || session.attempts.length > 0;

  /** Text without a subject may have been written on any note: the present one is shown before it is replaced. */
  function subjectOf(written: NoteDraft): NoteSubject {
    return written.about ?? (noteWords.isEmpty(written) ? present : { ...present, basedOn: '' });
  }

  function savedText(saved: string): string {
    return text(saved.trim() === '' ? 'toast.about.cleared' : 'toast.about', { name: subject.name });
  }

  function problemIn(typed: string): string | undefined {
    const count = typed.length - longestNote;
    if (count > 0) return text('about.tooLong', { count, most: longestNote });
    return issueText(text, noteRequester.input.shape.note.safeParse(typed).error?.issues[0]?.message);
  }

  function write(typed: string): void {
    if (problem !== undefined) setProblem(problemIn(typed));
    const isAsBefore = !isMisplaced && !isReplaced && !wasSent && typed === requesterNote;
    draft.tell({ type: 'typed', words: isAsBefore ? noteWords.empty : { note: typed, about: subject } });
  }

  /** The text becomes one about the present requester, whose own note is compared before it is replaced. */
  function moveToPresent(): void {
    setCompared(undefined);
    // Clears the error.
    setAnswered((count) => count + 1);
    const about = { ...present, basedOn: '' };
    draft.tell({ type: 'typed', words: noteWords.isEmpty(words) ? noteWords.empty : { note, about } });
    area.current?.focus();
  }

  async function save() {
    const found = problemIn(note);
    setProblem(found);
    if (found !== undefined) return undefined;
    if (!isMisplaced && !wasSent && noteRequester.input.shape.note.parse(note) === requesterNote) {
      draft.tell({ type: 'typed', words: noteWords.empty });
      return failed('refused', 'requester.note-unchanged');
    }
    const result = await draft.send(compared);
    if (result && !result.ok && result.error.reason === 'requester.note-moved') await compare();
    // Text typed while the note was being saved is another change.
    if (!result?.ok || !draft.holdsContents()) return result;
    setIsContinued(true);
    return undefined;
  }

  /** Shows the note that is there now; the next save replaces that one, and no newer one. */
  async function compare(): Promise<void> {
    const now = await deskside.ask('ticket.details', { ticketId });
    if (now.ok && now.value.requester.id === subject.personId) setCompared(now.value.requesterNote);
  }

  return (
    <FormDialog
      title={text('about.title', { name: subject.name })}
      button={text('about.button')}
      onClose={onClose}
      holdsWords={false}
      aside={draftWord(text, status.state)}
      notice={<DraftNotice slot={slot} open={open} afterSent={text('about.afterSent')} isContinued={isContinued} />}
      answered={answered}
      onSubmit={save}
    >
      {isMisplaced && (
        <Strip
          kind="warning"
          actions={<Button onClick={moveToPresent}>{text('about.misplaced.move', { name: requester.name })}</Button>}
        >
          {text('about.misplaced', { name: subject.name, now: requester.name })}
        </Strip>
      )}
      <Field
        label={text('about.field')}
        hint={text('about.hint', { name: subject.name })}
        problem={note.length > longestNote ? problemIn(note) : problem}
      >
        {(control) => (
          <TextArea
            {...control}
            ref={area}
            rows={6}
            spellCheck
            // What was typed before its draft is there would be added to it.
            readOnly={!session.isOpened}
            value={note}
            onChange={({ target }) => write(target.value)}
          />
        )}
      </Field>
      {noteNow !== undefined && noteNow !== note && (
        <div>
          <p className={styles.words}>{text(noteNow === '' ? 'about.empty' : 'about.now')}</p>
          {noteNow !== '' && <QuotedWords words={noteNow} />}
        </div>
      )}
      {!isMisplaced && <NoteHistory ticketId={ticketId} />}
    </FormDialog>
  );
}
