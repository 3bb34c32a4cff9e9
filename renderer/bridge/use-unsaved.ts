import { useEffect, useRef } from 'react';
import { useDesk } from './desk-provider.tsx';

/** Reports, when the program asks to quit, that this part of the window holds text that is saved nowhere. */
export function useUnsaved(isUnsaved: boolean): void {
  const { onLocking } = useDesk();
  const latest = useRef(isUnsaved);
  useEffect(() => {
    latest.current = isUnsaved;
  });
  useEffect(() => onLocking(async () => latest.current), [onLocking]);
}
