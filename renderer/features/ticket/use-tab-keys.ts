import { useEffect } from 'react';
import { isCommandKey } from '../../forms/command-key.ts';
import type { ComposerTab } from './use-composer.ts';

/** R and N, pressed anywhere but in a text, go to the words of a tab. */
export function useTabKeys(write: (tab: ComposerTab) => void): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const tab = ({ r: 'reply', n: 'note' } as const)[event.key.toLowerCase()];
      if (!tab || !isCommandKey(event)) return;
      event.preventDefault();
      write(tab);
    }
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [write]);
}
