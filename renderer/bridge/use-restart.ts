import { Toast } from '@base-ui/react/toast';
import { useCallback, useState } from 'react';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { deskside } from './deskside.ts';

interface Restart {
  readonly isRestarting: boolean;
  /** Restarts the program; if unsaved text would be lost, it keeps running and a toast says so. */
  readonly restart: () => Promise<void>;
}

export function useRestart(): Restart {
  const text = useText();
  const { add } = Toast.useToastManager();
  const [isRestarting, setIsRestarting] = useState(false);

  const restart = useCallback(async () => {
    setIsRestarting(true);
    const result = await deskside.call('computer.restart', {});
    // The program is about to go; only one that stays can be asked again.
    if (result.ok) return;
    setIsRestarting(false);
    add({ title: errorText(text, result.error), priority: 'high' });
  }, [add, text]);

  return { isRestarting, restart };
}
