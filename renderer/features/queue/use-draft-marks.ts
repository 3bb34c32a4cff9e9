import { useMemo } from 'react';
import { useAnswer } from '../../bridge/answers.ts';

/** The tickets on which the agent here has words that are not sent. */
export function useDraftMarks(): ReadonlySet<string> {
  const drafts = useAnswer('draft.list', {}).data;
  return useMemo(
    () => new Set(drafts?.flatMap(({ slot }) => (slot.tab === 'intake' ? [] : [slot.ticketId]))),
    [drafts],
  );
}
