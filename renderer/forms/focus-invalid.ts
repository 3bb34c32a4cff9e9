import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/**
 * Focuses the first invalid field of a form after it was marked. A list that lacks something has no such field; the
 * button that adds to it is marked instead.
 */
export function useFocusInvalid(): {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly focusInvalid: () => void;
} {
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus();
  }, [asked]);

  return { form, focusInvalid: useCallback(() => setAsked((count) => count + 1), []) };
}
