import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Focuses the first invalid field of a form after it was marked. */
export function useFocusInvalid(): {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly focusInvalid: () => void;
} {
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [asked]);

  return { form, focusInvalid: useCallback(() => setAsked((count) => count + 1), []) };
}
