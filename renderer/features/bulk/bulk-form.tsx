import { type ReactNode, useRef, useState } from 'react';
import { done } from '../../../shared/bridge/result.ts';
import type { Permission } from '../../../shared/domain/permission.ts';
import { operations } from '../../../shared/domain/registry.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import { type AskedBulk, useBulk } from '../../bridge/bulk.tsx';
import { DraftNotice } from '../../forms/draft-notice.tsx';
import { draftWord } from '../../forms/draft-state.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { DraftForm } from '../../forms/live-draft.ts';
import { MentionArea } from '../../forms/mention-area.tsx';
import { textWords } from '../../forms/text-words.ts';
import { useDraftSession } from '../../forms/use-draft-session.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import styles from './bulk.module.css';
import { bulkText } from './bulk-text.ts';

/** The form of one action on the selected tickets. */
export interface BulkFormProps {
  readonly ticketIds: readonly string[];
  readonly choices: DeskChoices | undefined;
  /** What the agent may do in any department. */
  readonly may: readonly Permission[];
  readonly onClose: () => void;
}

export type BulkName = 'assign' | 'transfer' | 'status' | 'priority' | 'close' | 'delete' | 'restore';

interface BulkFormParts extends BulkFormProps {
  readonly name: BulkName;
  /** What is done to each ticket, given what was written; undefined if the fields show what is missing. */
  readonly asked: (words: string) => Pick<AskedBulk, 'operation' | 'input'> | undefined;
  readonly isReason?: boolean;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** A bulk action sends its note itself: the draft is only kept, and discarded. */
const keptOnly: DraftForm<string> = {
  kind: textWords,
  post: () => Promise.reject(new Error('A bulk action sends its note itself')),
  onSent: () => undefined,
  onKnown: () => undefined,
};

/** Asks for what an action needs beside the tickets, with an optional note, and names how many there are. */
export function BulkForm(props: BulkFormParts) {
  const { ticketIds, choices, onClose, name, asked, isReason = false, hint, children } = props;
  const text = useText();
  const { start } = useBulk();
  const slot = { tab: `bulk-${name}` } as const;
  const open = useDraftSession<string>(slot, keptOnly);
  const { draft, status } = open;
  const { words } = open.session;
  const [problem, setProblem] = useState<string>();
  const count = ticketIds.length;
  const area = useRef<HTMLTextAreaElement>(null);

  function type(typed: string): void {
    draft.tell({ type: 'typed', words: typed });
    setProblem(undefined);
  }

  async function submit() {
    const action = asked(words);
    if (!action) return undefined;
    const parsed = operations[action.operation].input.safeParse({ ...action.input, ticketId: ticketIds[0] });
    const issue = parsed.error?.issues[0];
    setProblem(issueText(text, issue?.message));
    if (issue) return undefined;
    const returnNote = () => draft.giveBackLater({ words, files: [] });
    start({ ...action, ticketIds: [...ticketIds] }, bulkText(text, choices ?? {}, action), returnNote);
    // From now on, the action has the note.
    void draft.discard();
    return done({});
  }

  return (
    <FormDialog
      title={text(`bulk.${name}.title`, { count })}
      button={text(`bulk.${name}.button`, { count })}
      onClose={onClose}
      holdsWords={false}
      aside={draftWord(text, status.state)}
      notice={<DraftNotice slot={slot} open={open} />}
      onSubmit={submit}
    >
      {children}
      <Field
        label={text(isReason ? 'line.reason' : 'assign.remark')}
        mark={text('common.optional')}
        hint={isReason ? text('line.reason.hint') : undefined}
        problem={problem}
      >
        {(control) => {
          const props = { ...control, rows: 3, spellCheck: true, value: words };
          // A reason is part of the history and mentions nobody.
          if (isReason) return <TextArea {...props} onChange={({ target }) => type(target.value)} />;
          return <MentionArea {...props} ref={area} ticketId={null} onType={type} />;
        }}
      </Field>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </FormDialog>
  );
}
