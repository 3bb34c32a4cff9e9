import { useMemo } from 'react';
import { useAnswer } from '../../bridge/answers.ts';

/** The ids of tickets on which the signed-in agent has an unsent draft. */
export function useDraftMarks(): ReadonlySet<string> {
  const drafts = useAnswer('draft.list', {}).data;
  return useMemo(() => new Set(drafts?.flatMap(({ slot }) => ('ticketId' in slot ? [slot.ticketId] : []))), [drafts]);
}
