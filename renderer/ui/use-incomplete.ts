import { type FormEvent, useState } from 'react';

/** The problem of an incomplete date or time in a field, from when its form checks it until the next input. */
export function useIncomplete() {
  const [incomplete, setIncomplete] = useState<string>();
  return {
    incomplete,
    onInvalidCapture: ({ target }: FormEvent) => {
      if (target instanceof HTMLInputElement && target.validity.badInput) setIncomplete(target.validationMessage);
    },
    onChangeCapture: () => setIncomplete(undefined),
  };
}
