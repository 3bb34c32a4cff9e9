import { useAnswer } from '../../bridge/answers.ts';

/** How many drafts the signed-in agent has. */
export function useDraftCount(): number {
  return useAnswer('draft.list', {}).data?.length ?? 0;
}
