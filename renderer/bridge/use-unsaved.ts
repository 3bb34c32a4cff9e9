import { useEffect, useRef } from 'react';
import { useDesk } from './desk-provider.tsx';

/** Says, while the program is asked to end, that this part of the window holds words which nothing keeps. */
export function useUnsaved(isUnsaved: boolean): void {
  const { onLocking } = useDesk();
  const latest = useRef(isUnsaved);
  useEffect(() => {
    latest.current = isUnsaved;
  });
  useEffect(() => onLocking(async () => latest.current), [onLocking]);
}
