import type { DraftSlot } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { deskside } from '../bridge/deskside.ts';

/** Throws a draft away that no form has open; answers why it could not. */
export async function discardDraft(slot: DraftSlot): Promise<DeskError | undefined> {
  const result = await deskside.call('draft.drop', { slot });
  return result.ok ? undefined : result.error;
}
