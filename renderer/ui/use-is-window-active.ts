import { useSyncExternalStore } from 'react';

/** Whether the window is visible and focused, itself or in one of its frames. */
export function useIsWindowActive(): boolean {
  return useSyncExternalStore(onWindowActive, isWindowActive);
}

export function isWindowActive(): boolean {
  return !document.hidden && document.hasFocus();
}

/** Calls a listener when that may have changed, until the result is called. */
export function onWindowActive(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  window.addEventListener('focus', onChange);
  window.addEventListener('blur', onChange);
  return () => {
    document.removeEventListener('visibilitychange', onChange);
    window.removeEventListener('focus', onChange);
    window.removeEventListener('blur', onChange);
  };
}
