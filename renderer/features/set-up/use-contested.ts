import type { RecordConflict } from '../../../shared/views/record-conflicts.ts';
import { useAnswer } from '../../bridge/answers.ts';

const none: readonly RecordConflict[] = [];

/** What two devices have set differently in the set-up, or in one’s own queues, and nobody has decided since. */
export function useContested(): readonly RecordConflict[] {
  return useAnswer('records.contested', {}).data ?? none;
}
