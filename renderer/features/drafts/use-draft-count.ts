import { useAnswer } from '../../bridge/answers.ts';

/** How many drafts the agent at this window has. */
export function useDraftCount(): number {
  return useAnswer('draft.list', {}).data?.length ?? 0;
}
