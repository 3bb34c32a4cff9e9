import { errorText } from '../i18n/sentences/error-text.ts';
import { type Text, useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import type { DraftState, DraftStatus } from './draft-view.ts';

/** The state of a draft in a word or two. */
export function draftWord(text: Text, state: DraftState): string {
  if (state === 'saved') return text('composer.draftSaved');
  if (state === 'saving') return text('composer.draftSaving');
  return state === 'failed' ? text('composer.draftFailed') : '';
}

/** Why a draft could not be saved. An unreachable or locked desk is shown by the window as a whole. */
export function DraftProblem({
  draft: { problem, flush },
}: {
  readonly draft: Pick<DraftStatus, 'problem' | 'flush'>;
}) {
  const text = useText();
  if (!problem || problem.code === 'unavailable' || problem.code === 'locked') return null;
  const mayHelp = problem.code === 'not-saved';
  return (
    <Strip kind="problem" actions={mayHelp && <Button onClick={() => void flush()}>{text('common.tryAgain')}</Button>}>
      <strong>{errorText(text, problem)}</strong>
    </Strip>
  );
}
