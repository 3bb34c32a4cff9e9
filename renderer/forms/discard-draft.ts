import type { ListedDraft } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { deskside } from '../bridge/deskside.ts';

/** Discards a draft; returns the error if that failed. A window that has it open closes it first. */
export async function discardDraft({
  slot,
  draftId,
  isElsewhere,
}: Pick<ListedDraft, 'slot' | 'draftId' | 'isElsewhere'>): Promise<DeskError | undefined> {
  const taken = isElsewhere ? await deskside.call('draft.take', { slot, draftId }) : undefined;
  if (taken && !taken.ok) return taken.error;
  const result = await deskside.call('draft.drop', { slot, draftId: taken?.value.draftId ?? draftId });
  return result.ok ? undefined : result.error;
}
