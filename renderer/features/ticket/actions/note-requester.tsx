import { useState } from 'react';
import { longestNote } from '../../../../shared/domain/records/person.ts';
import { noteRequester } from '../../../../shared/domain/ticket/requester.ts';
import { useAction } from '../../../bridge/use-action.ts';
import { useRun } from '../../../bridge/use-run.ts';
import { DraftNotice } from '../../../forms/draft-notice.tsx';
import { draftWord } from '../../../forms/draft-state.tsx';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { QuotedWords } from '../../../forms/quoted-words.tsx';
import { useDraftSession } from '../../../forms/use-draft-session.ts';
import { issueText } from '../../../i18n/issue-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/input.tsx';
import type { ActionDialogProps } from '../action-dialogs.ts';
import styles from '../dialogs.module.css';
import { NoteHistory } from '../note-history.tsx';
import { noteWords } from '../note-words.ts';

/** Edits what agents have noted about the requester. Unsaved text is kept as a draft. */
export function ActionDialog({ details, onClose }: ActionDialogProps) {
  const text = useText();
  const run = useRun();
  const { offerUndo } = useAction();
  const { requester, requesterNote } = details;
  const { name } = requester;
  const [basedOn, setBasedOn] = useState(requesterNote);
  const [isTouched, setIsTouched] = useState(false);
  const [isMoved, setIsMoved] = useState(false);
  const [isContinued, setIsContinued] = useState(false);
  const [answered, setAnswered] = useState(0);
  const [problem, setProblem] = useState<string>();
  const slot = { tab: 'about', ticketId: details.id } as const;
  const saidText = (note: string) => text(note.trim() === '' ? 'toast.about.cleared' : 'toast.about', { name });
  const open = useDraftSession<string>(slot, {
    kind: noteWords,
    post: ({ key, words }) => run('requester.note', { ticketId: details.id, note: words, basedOn }, key),
    onSent: (done, { words }) => offerUndo(done, saidText(words)),
    onKnown: ({ done, text: sent }) => {
      offerUndo(done, saidText(sent));
      setAnswered((count) => count + 1);
    },
    onAllKnown: onClose,
  });
  const { draft, session, status } = open;
  const isDrafted = isTouched || !noteWords.isEmpty(session.words);
  const words = isDrafted ? session.words : basedOn;

  function problemIn(typed: string): string | undefined {
    const count = typed.length - longestNote;
    if (count > 0) return text('about.tooLong', { count, most: longestNote });
    return issueText(text, noteRequester.input.shape.note.safeParse(typed).error?.issues[0]?.message);
  }

  function write(typed: string): void {
    setIsTouched(true);
    if (problem !== undefined) setProblem(problemIn(typed));
    draft.tell({ type: 'typed', words: typed });
  }

  async function save() {
    const found = problemIn(words);
    setProblem(found);
    if (found !== undefined) return undefined;
    if (!isDrafted) draft.tell({ type: 'typed', words });
    const result = await draft.send(null);
    if (result && !result.ok && result.error.reason === 'requester.note-moved') {
      setBasedOn(requesterNote);
      setIsMoved(true);
    }
    // Text typed while the note was being saved is another change.
    if (!result?.ok || !draft.holdsContents()) return result;
    setIsContinued(true);
    return undefined;
  }

  return (
    <FormDialog
      title={text('about.title', { name })}
      button={text('about.button')}
      onClose={onClose}
      holdsWords={false}
      aside={draftWord(text, status.state)}
      notice={<DraftNotice slot={slot} open={open} afterSent={text('about.afterSent')} isContinued={isContinued} />}
      answered={answered}
      onSubmit={save}
    >
      <Field
        label={text('about.field')}
        hint={text('about.hint', { name })}
        problem={words.length > longestNote ? problemIn(words) : problem}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={6}
            spellCheck
            // What was typed before its draft is there would be added to it.
            readOnly={!session.isOpened}
            value={words}
            onChange={({ target }) => write(target.value)}
          />
        )}
      </Field>
      {isMoved && (
        <div>
          <p className={styles.words}>{text(requesterNote === '' ? 'about.empty' : 'about.now')}</p>
          {requesterNote !== '' && <QuotedWords words={requesterNote} />}
        </div>
      )}
      <NoteHistory ticketId={details.id} />
    </FormDialog>
  );
}
