import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DoneFor } from '../../../shared/bridge/done.ts';
import type { Result } from '../../../shared/bridge/result.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAction } from '../../bridge/use-action.ts';
import { DraftNotice } from '../../forms/draft-notice.tsx';
import { draftWord } from '../../forms/draft-state.tsx';
import type { FormDialogProps } from '../../forms/form-dialog.tsx';
import { MentionArea } from '../../forms/mention-area.tsx';
import { textWords } from '../../forms/text-words.ts';
import { useDraftSession } from '../../forms/use-draft-session.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { createAttempts } from './attempts.ts';

export interface RemarkParts<Choice> {
  readonly tab: 'assign' | 'transfer' | 'refer';
  readonly details: TicketDetails;
  /** What is chosen in the form besides the note. */
  readonly choice: Choice;
  /** Whether the dialog opens to continue a draft. */
  readonly continuesDraft: boolean;
  readonly post: (remark: string, choice: Choice, key: string) => Promise<Result<DoneFor>>;
  /** The toast after the action. */
  readonly doneText: (choice: Choice) => string;
  readonly onClose: () => void;
}

export interface Remark {
  /** The props of the form’s dialog that depend on the draft. */
  readonly form: Pick<FormDialogProps, 'holdsWords' | 'aside' | 'notice' | 'answered'>;
  readonly field: ReactNode;
  readonly submit: () => Promise<Result<DoneFor> | undefined>;
}

const texts = {
  assign: { remark: 'assign.remark', done: 'assign.done', afterSent: 'assign.afterSent' },
  transfer: { remark: 'transfer.remark', done: 'transfer.done', afterSent: 'transfer.afterSent' },
  refer: { remark: 'refer.remark', done: 'refer.done', afterSent: 'refer.afterSent' },
} as const;

/** The internal note of an assignment, a transfer, or a referral. Unsent text is kept as a draft. */
export function useRemark<Choice>(parts: RemarkParts<Choice>): Remark {
  const { tab, details, choice, continuesDraft, post, doneText, onClose } = parts;
  const text = useText();
  const { offerUndo } = useAction();
  const [answered, setAnswered] = useState(0);
  const [isContinued, setIsContinued] = useState(false);
  const [attempts] = useState(() => createAttempts<Choice>());
  const area = useRef<HTMLTextAreaElement>(null);
  const isChosenAnew = useRef(false);
  const slot = { tab, ticketId: details.id } as const;
  const open = useDraftSession<string>(slot, {
    kind: textWords,
    post: ({ key, words, options }) => attempts.follow(options as Choice, post(words, options as Choice, key)),
    onSent: (done, { words, options }, giveBack) =>
      offerUndo(done, doneText(options as Choice), textWords.isEmpty(words) ? undefined : giveBack),
    onKnown: ({ done }) => {
      const executed = attempts.known();
      isChosenAnew.current = attempts.differFrom(choice);
      attempts.clear();
      offerUndo(done, executed ? doneText(executed) : text(texts[tab].done, { number: details.number }));
      setAnswered((count) => count + 1);
    },
    // Another choice was made after that attempt, and has not been executed.
    onAllKnown: () => isChosenAnew.current || onClose(),
  });
  const { draft, session, status } = open;

  // After the dialog’s own effect, which focuses its first field.
  useEffect(() => {
    if (continuesDraft) area.current?.focus();
  }, [continuesDraft]);

  async function submit() {
    const result = await draft.send(choice);
    // Text typed during the send is a note of its own.
    if (!result?.ok || !draft.holdsContents()) return result;
    setIsContinued(true);
    return undefined;
  }

  return {
    form: {
      holdsWords: false,
      aside: draftWord(text, status.state),
      notice: <DraftNotice slot={slot} open={open} afterSent={text(texts[tab].afterSent)} isContinued={isContinued} />,
      answered,
    },
    field: (
      <Field label={text(texts[tab].remark)} mark={text('common.optional')}>
        {(control) => (
          <MentionArea
            {...control}
            ref={area}
            ticketId={details.id}
            rows={3}
            value={session.words}
            onType={(words) => draft.tell({ type: 'typed', words })}
          />
        )}
      </Field>
    ),
    submit,
  };
}
