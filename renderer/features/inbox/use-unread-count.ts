import { useAnswer } from '../../bridge/answers.ts';

/** How many lines of the signed-in agent’s inbox are unread. */
export function useUnreadCount(): number {
  return useAnswer('inbox.unread', {}).data?.count ?? 0;
}
