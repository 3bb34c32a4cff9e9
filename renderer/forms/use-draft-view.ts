import { useMemo, useSyncExternalStore } from 'react';
import { type DraftView, isSameView } from './draft-view.ts';
import type { LiveDraft } from './live-draft.ts';

/** Renders only when something of a draft besides its text changes. */
export function useDraftView(draft: Pick<LiveDraft<never>, 'subscribe' | 'view'>): DraftView {
  const read = useMemo(() => {
    let last = draft.view();
    return () => {
      const now = draft.view();
      if (!isSameView(last, now)) last = now;
      return last;
    };
  }, [draft]);
  return useSyncExternalStore(draft.subscribe, read);
}
