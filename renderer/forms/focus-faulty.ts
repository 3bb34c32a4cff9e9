import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Focuses the first invalid field of a form after it was marked. */
export function useFocusFaulty(): {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly focusFaulty: () => void;
} {
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [asked]);

  return { form, focusFaulty: useCallback(() => setAsked((count) => count + 1), []) };
}
