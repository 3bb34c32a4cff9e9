import { useCallback } from 'react';
import { deskside } from '../bridge/deskside.ts';

/** Locks every window of the desk; main asks each for its drafts first. */
export function useLock(): () => void {
  return useCallback(() => void deskside.call('session.lock', {}), []);
}
