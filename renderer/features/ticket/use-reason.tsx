import { type ReactNode, useState } from 'react';
import { changeReason } from '../../../shared/domain/ticket/change-reason.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';

export interface Reason {
  readonly words: string;
  /** Whether it can be saved; if not, the field says why from now on. */
  readonly check: () => boolean;
  readonly field: ReactNode;
}

/** The optional reason for a change, which the history shows. */
export function useReason(): Reason {
  const text = useText();
  const [words, setWords] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const [issue] = changeReason.safeParse(words).error?.issues ?? [];
  return {
    words,
    check: () => {
      setIsChecked(true);
      return issue === undefined;
    },
    field: (
      <Field
        label={text('line.reason')}
        mark={text('common.optional')}
        hint={text('line.reason.hint')}
        problem={isChecked ? issueText(text, issue?.message) : undefined}
      >
        {(control) => (
          <TextArea {...control} rows={2} spellCheck value={words} onChange={({ target }) => setWords(target.value)} />
        )}
      </Field>
    ),
  };
}
