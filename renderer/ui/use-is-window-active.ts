import { useSyncExternalStore } from 'react';

/** Whether the window is visible and focused, itself or in one of its frames. */
export function useIsWindowActive(): boolean {
  return useSyncExternalStore(subscribe, isWindowActive);
}

function isWindowActive(): boolean {
  return !document.hidden && document.hasFocus();
}

function subscribe(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  window.addEventListener('focus', onChange);
  window.addEventListener('blur', onChange);
  return () => {
    document.removeEventListener('visibilitychange', onChange);
    window.removeEventListener('focus', onChange);
    window.removeEventListener('blur', onChange);
  };
}
