import { useCallback } from 'react';
import { deskside } from '../bridge/deskside.ts';
import { useSayFailure } from '../bridge/use-say-failure.ts';

/** Locks every window of the desk. Main first asks each window to save its drafts. */
export function useLock(): () => void {
  const sayFailure = useSayFailure();
  return useCallback(() => void deskside.call('session.lock', {}).then(sayFailure), [sayFailure]);
}
