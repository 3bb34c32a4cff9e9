import { useCallback } from 'react';
import { deskside } from '../bridge/deskside.ts';

/** Locks every window of the desk. Main first asks each window to save its drafts. */
export function useLock(): () => void {
  return useCallback(() => void deskside.call('session.lock', {}), []);
}
