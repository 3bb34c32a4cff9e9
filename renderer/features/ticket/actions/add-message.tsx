import { useId, useState } from 'react';
import { recordMessage } from '../../../../shared/domain/ticket/conversation.ts';
import { sources } from '../../../../shared/domain/ticket/fields.ts';
import type { TicketDetails } from '../../../../shared/views/ticket-details.ts';
import { useAction } from '../../../bridge/use-action.ts';
import { useRun } from '../../../bridge/use-run.ts';
import { DraftNotice } from '../../../forms/draft-notice.tsx';
import { draftWord } from '../../../forms/draft-state.tsx';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { textWords } from '../../../forms/text-words.ts';
import { tooLongText } from '../../../forms/too-long-text.ts';
import { useDraftSession } from '../../../forms/use-draft-session.ts';
import { useFiles } from '../../../forms/use-files.ts';
import { issueText } from '../../../i18n/issue-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { describedBy } from '../../../ui/described-by.ts';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import styles from '../dialogs.module.css';

type Source = (typeof sources)[number];

/** Records what the requester said in person or by phone, with files. Unsent text is kept as a draft. */
export function ActionDialog({ details, onClose }: { readonly details: TicketDetails; readonly onClose: () => void }) {
  const text = useText();
  const run = useRun();
  const { offerUndo } = useAction();
  const [answered, setAnswered] = useState(0);
  const [isContinued, setIsContinued] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [keepClosed, setKeepClosed] = useState(false);
  const id = useId();
  const [source, setSource] = useState<Source>('phone');
  const { name } = details.requester;
  const isClosed = details.state === 'closed';
  const leads = details.isReopenable ? 'message.reopens' : 'message.follows';
  const closedHint = keepClosed ? 'message.kept' : leads;
  const becomesNew = isClosed && !keepClosed && !details.isReopenable;

  const sentText = text(becomesNew ? 'toast.followUp' : 'toast.message', { number: details.number, name });
  const slot = { tab: 'message', ticketId: details.id } as const;
  const open = useDraftSession<string>(slot, {
    kind: textWords,
    post: ({ key, words, files: sentFiles }) => {
      const attachments = sentFiles.map(({ fileId }) => fileId);
      return run('conversation.record', { ticketId: details.id, details: words, source, attachments, keepClosed }, key);
    },
    onSent: (done, _sent, giveBack) => offerUndo(done, sentText, giveBack),
    onKnown: ({ done }) => {
      offerUndo(done, sentText);
      setAnswered((count) => count + 1);
    },
    onAllKnown: onClose,
  });
  const { draft, session, status } = open;
  const files = useFiles(draft.uploads);
  const { words } = session;

  function write(written: string): void {
    setProblem(undefined);
    draft.tell({ type: 'typed', words: written });
  }

  async function record() {
    const judged = recordMessage.input.shape.details.safeParse(words);
    setProblem(issueText(text, judged.error?.issues[0]?.message));
    if (!judged.success) return undefined;
    const result = await draft.send(null);
    // Text typed while the message was being sent is another message.
    if (!result?.ok || !draft.holdsContents()) return result;
    setIsContinued(true);
    return undefined;
  }

  return (
    <FormDialog
      title={text('message.title', { name })}
      button={text('message.button')}
      onClose={onClose}
      holdsWords={false}
      aside={draftWord(text, status.state)}
      notice={<DraftNotice slot={slot} open={open} afterSent={text('message.afterSent')} isContinued={isContinued} />}
      answered={answered}
      onSubmit={record}
      files={files}
    >
      {/* Above the field, so that it is in view in the lowest window, too. */}
      {isClosed && (
        <p id={`${id}-follows`} className={styles.words}>
          {text(closedHint)}
        </p>
      )}
      <Field label={text('message.details')} problem={tooLongText(text, words) ?? problem}>
        {({ 'aria-describedby': described, ...control }) => (
          <TextArea
            {...control}
            aria-describedby={describedBy(described, isClosed && `${id}-follows`)}
            rows={5}
            value={words}
            onChange={({ target }) => write(target.value)}
          />
        )}
      </Field>
      <Field label={text('message.source')}>
        {(control) => (
          <Select
            {...control}
            value={source}
            options={sources.map((value) => ({ value, label: text(`choice.source.${value}`) }))}
            onChange={({ target }) => setSource(target.value as Source)}
          />
        )}
      </Field>
      {isClosed && (
        <div className={styles.check}>
          <input
            id={id}
            type="checkbox"
            checked={keepClosed}
            onChange={({ target }) => setKeepClosed(target.checked)}
          />
          <label htmlFor={id}>{text('message.keep')}</label>
        </div>
      )}
    </FormDialog>
  );
}
