import { useCallback, useState } from 'react';
import type { DeskError, ErrorCode } from '../../shared/bridge/result.ts';

/** What the world says no to stays so until it is tried again, whatever is typed. */
const ofTheWorld: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['not-saved', 'unavailable']);

export interface FormError {
  readonly error: DeskError | undefined;
  readonly setError: (error: DeskError | undefined) => void;
  /** Something in the form was changed: what the desk refused about it no longer holds. */
  readonly changed: () => void;
}

/** What went wrong with a form as a whole. */
export function useFormError(): FormError {
  const [error, setError] = useState<DeskError>();
  const changed = useCallback(
    () => setError((present) => (present && ofTheWorld.has(present.code) ? present : undefined)),
    [],
  );
  return { error, setError, changed };
}
