import type { DraftSlot } from '../../shared/bridge/draft.ts';
import { Strip } from '../ui/strip.tsx';
import { DraftDamage } from './draft-damage.tsx';
import { DraftProblem } from './draft-state.tsx';
import { DraftStrip } from './draft-strip.tsx';
import type { OpenDraft } from './use-draft-session.ts';

export interface DraftNoticeProps<Words> {
  readonly slot: DraftSlot;
  readonly open: OpenDraft<Words>;
  /** Shown if the text continues one that was already sent. */
  readonly afterSent?: string;
  /** Whether text was typed while the text before it was being sent. */
  readonly isContinued?: boolean;
}

/** What the author of a draft in a dialog should know about it. */
export function DraftNotice<Words>({ slot, open, afterSent, isContinued = false }: DraftNoticeProps<Words>) {
  const { session, status } = open;
  return (
    <>
      {(isContinued || session.continues) && !status.problem ? (
        <Strip kind="info">{afterSent}</Strip>
      ) : (
        <DraftProblem draft={status} />
      )}
      <DraftStrip draft={open.draft} />
      <DraftDamage {...slot} />
    </>
  );
}
