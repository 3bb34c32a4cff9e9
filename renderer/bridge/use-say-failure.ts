import { useCallback } from 'react';
import type { Result } from '../../shared/bridge/result.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { useToasts } from '../ui/toast-provider.tsx';

/** Says in a message why a call failed that has no form in which to say it. */
export function useSayFailure(): (answer: Result<object>) => void {
  const text = useText();
  const { add } = useToasts();
  return useCallback(
    (answer) => {
      if (!answer.ok) add({ title: errorText(text, answer.error), priority: 'high' });
    },
    [add, text],
  );
}
