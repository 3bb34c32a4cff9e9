import { useEffect, useSyncExternalStore } from 'react';
import type { Theme } from '../../shared/bridge/preferences.ts';

const moreContrast = window.matchMedia('(prefers-contrast: more)');

function follow(changed: () => void): () => void {
  moreContrast.addEventListener('change', changed);
  return () => moreContrast.removeEventListener('change', changed);
}

/** Gives the window a theme. A system that is set to more contrast gets the theme for it, unless another one is chosen. */
export function useTheme(theme: Theme): void {
  const wantsContrast = useSyncExternalStore(follow, () => moreContrast.matches);
  const shown = theme === 'system' && wantsContrast ? 'contrast' : theme;
  useEffect(() => {
    document.documentElement.dataset.theme = shown;
  }, [shown]);
}
