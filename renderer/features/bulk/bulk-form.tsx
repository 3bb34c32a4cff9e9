import { type ReactNode, useState } from 'react';
import { done } from '../../../shared/bridge/result.ts';
import { operations } from '../../../shared/domain/registry.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import { type AskedBulk, useBulk } from '../../bridge/bulk.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
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

/** Asks for what an action needs beside the tickets, with an optional note, and names how many there are. */
export function BulkForm(props: BulkFormParts) {
  const { ticketIds, choices, onClose, name, asked, isReason = false, hint, children } = props;
  const text = useText();
  const { start } = useBulk();
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string>();
  const count = ticketIds.length;

  async function submit() {
    const action = asked(words);
    if (!action) return undefined;
    const parsed = operations[action.operation].input.safeParse({ ...action.input, ticketId: ticketIds[0] });
    const issue = parsed.error?.issues[0];
    setProblem(issueText(text, issue?.message));
    if (issue) return undefined;
    start({ ...action, ticketIds: [...ticketIds] }, bulkText(text, choices ?? {}, action));
    return done({});
  }

  return (
    <FormDialog
      title={text(`bulk.${name}.title`, { count })}
      button={text(`bulk.${name}.button`, { count })}
      onClose={onClose}
      holdsWords={words !== ''}
      onSubmit={submit}
    >
      {children}
      <Field
        label={text(isReason ? 'line.reason' : 'assign.remark')}
        mark={text('common.optional')}
        hint={isReason ? text('line.reason.hint') : undefined}
        problem={problem}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            spellCheck
            value={words}
            onChange={({ target }) => {
              setWords(target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </FormDialog>
  );
}
