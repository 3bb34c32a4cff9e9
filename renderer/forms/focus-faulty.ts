import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Puts the keyboard into the first field of a form that is wrong, as soon as it is marked. */
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
