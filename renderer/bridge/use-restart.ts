import { useCallback, useState } from 'react';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { useToasts } from '../ui/toast-provider.tsx';
import { deskside } from './deskside.ts';

interface Restart {
  readonly isRestarting: boolean;
  /** Restarts the program. If that would lose unsaved text, the program keeps running and a toast says so. */
  readonly restart: () => Promise<void>;
}

export function useRestart(): Restart {
  const text = useText();
  const { add } = useToasts();
  const [isRestarting, setIsRestarting] = useState(false);

  const restart = useCallback(async () => {
    setIsRestarting(true);
    const result = await deskside.call('computer.restart', {});
    // After success the program is about to exit; only a failed restart can be tried again.
    if (result.ok) return;
    setIsRestarting(false);
    add({ title: errorText(text, result.error), priority: 'high' });
  }, [add, text]);

  return { isRestarting, restart };
}
