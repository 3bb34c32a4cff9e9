import { createDraftDesk, type DraftDesk } from '../../renderer/forms/draft-desk.ts';
import { createDraftSessions, type DraftSessions } from '../../renderer/forms/draft-sessions.ts';
import { createFileUploads } from '../../renderer/forms/file-uploads.ts';
import type { DraftForm } from '../../renderer/forms/live-draft.ts';
import type { DoneFor } from '../../shared/bridge/done.ts';
import { madeTimers } from './made-timers.ts';
import type { TestWindow } from './memory-bridge.ts';
import { countingIds, expectDone, monday } from './test-desk.ts';

/** The drafts of one window, as its forms have them, over a desk in memory. */
export interface DraftWindow {
  readonly sessions: DraftSessions;
  readonly pass: (ms: number) => void;
  /** Undoes the last send, which restores its text. */
  readonly undoNewest: () => Promise<void>;
  readonly form: <Words>(
    parts: Pick<DraftForm<Words>, 'kind' | 'post'> & Partial<DraftForm<Words>>,
  ) => DraftForm<Words>;
}

export function draftWindow(
  window: TestWindow,
  name = 'a',
  agentId = () => 'jane',
  within: (desk: DraftDesk) => DraftDesk = (desk) => desk,
): DraftWindow {
  const told: { readonly done: DoneFor; readonly giveBack: () => void }[] = [];
  const timers = madeTimers({ nowMs: monday });
  const newKey = countingIds(`window-${name}-`);
  const sessions = createDraftSessions({
    timers,
    newKey,
    agentId,
    deskOf: () => within(createDraftDesk(window)),
    newFileUploads: () => createFileUploads({ call: window.call, patienceMs: 5_000 }, newKey),
    onUnavailable: () => undefined,
  });
  return {
    sessions,
    pass: timers.pass,
    undoNewest: async () => {
      const newest = told.pop();
      if (!newest) throw new Error('Nothing was sent');
      expectDone(await window.run('commit.undo', { commit: newest.done.commit }));
      newest.giveBack();
    },
    form: (parts) => ({
      onSent: (done, _sent, giveBack) => void told.push({ done, giveBack }),
      onKnown: () => undefined,
      ...parts,
    }),
  };
}
