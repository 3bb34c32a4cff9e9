import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { usePreferences } from '../bridge/preferences.tsx';
import type { ListHandle } from '../forms/ticket-list.tsx';

/**
 * Goes where the agent wants to be after sending: nowhere, to the next ticket of the list, or back to the list, as after
 * the last ticket. By the time the answer comes, another ticket may be shown; then the window stays.
 */
export function useLeaveAfterSending(
  shownId: string | null,
  list: RefObject<ListHandle | null>,
  back: () => void,
): (sentId: string) => void {
  const { afterSending } = usePreferences();
  const shown = useRef(shownId);
  useEffect(() => {
    shown.current = shownId;
  }, [shownId]);
  return useCallback(
    (sentId) => {
      if (sentId !== shown.current || afterSending === 'stay') return;
      const isNext = afterSending === 'next' && list.current?.goToNext();
      if (!isNext) back();
    },
    [afterSending, back, list],
  );
}
