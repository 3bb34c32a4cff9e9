import { useCallback, useState } from 'react';
import type { DeskError, ErrorCode } from '../../shared/bridge/result.ts';

/** These errors have external causes, so they stay until the next attempt, whatever is typed. */
const ofTheWorld: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['not-saved', 'unavailable']);

export interface FormError {
  readonly error: DeskError | undefined;
  readonly setError: (error: DeskError | undefined) => void;
  /** Call after a change of the form: clears an error about the form’s content. */
  readonly changed: () => void;
}

/** The error of a form as a whole. */
export function useFormError(): FormError {
  const [error, setError] = useState<DeskError>();
  const changed = useCallback(
    () => setError((present) => (present && ofTheWorld.has(present.code) ? present : undefined)),
    [],
  );
  return { error, setError, changed };
}
