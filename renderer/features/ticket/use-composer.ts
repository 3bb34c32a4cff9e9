import type { Node } from 'prosemirror-model';
import { type RefObject, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { DeskError } from '../../../shared/bridge/result.ts';
import type { NextStatus } from '../../../shared/views/next-status.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useRun } from '../../bridge/use-run.ts';
import { useAfterSending } from '../../forms/after-sending.ts';
import { ticketSlot } from '../../forms/draft-slots.ts';
import type { DraftView } from '../../forms/draft-view.ts';
import { remainingProblem } from '../../forms/failed-uploads.ts';
import type { LiveDraft } from '../../forms/live-draft.ts';
import { useDraftView } from '../../forms/use-draft-view.ts';
import { type Files, useFiles } from '../../forms/use-files.ts';
import { useFormDraft } from '../../forms/use-form-draft.ts';
import { useText } from '../../i18n/text.tsx';
import { statusAttribute, statusValue, statusWith, withStatus } from './doc-status.ts';
import { docWords } from './doc-words.ts';
import { type DraftDocument, draftDocument } from './draft-document.ts';
import type { EditorHandle } from './editor.tsx';
import { plainTextOf } from './editor-schema.ts';
import { type ComposerTab, postInput, type StatusToSet, statusToSet } from './post-input.ts';

export interface Composer {
  readonly draft: LiveDraft<Node>;
  readonly view: DraftView;
  /** What the editor shows and writes to. */
  readonly document: DraftDocument;
  readonly error: DeskError | undefined;
  readonly basedOn: number;
  readonly files: Pick<Files, 'files' | 'moving' | 'remove' | 'tryAgain'>;
  /** The status to set, and what was entered with it. */
  readonly next: NextStatus;
  readonly setNext: (next: NextStatus) => void;
  /** Whether it was sent. */
  readonly send: (thenStatus: StatusToSet | null) => Promise<boolean>;
  /** Marks all entries as read, so that the text counts as written after them. */
  readonly catchUp: () => void;
  /** Marks the first `count` entries as read; an error of an earlier send stays visible. */
  readonly catchUpTo: (count: number) => void;
  readonly text: () => string;
}

/** One tab of the composer: its text, its draft, and sending exactly once. */
export function useComposer(
  tab: ComposerTab,
  details: TicketDetails,
  entryCount: number,
  editor: RefObject<EditorHandle | null>,
  isShown: boolean,
  myId: string,
): Composer {
  const text = useText();
  const run = useRun();
  const { offerUndo } = useAction();
  const leave = useAfterSending();
  const statuses = useAnswer('desk.choices', {}).data?.statuses;
  const draft = useFormDraft<Node>(
    ticketSlot(tab, details.id),
    {
      kind: docWords,
      post: (outgoing) => run('conversation.post', postInput(tab, details.id, outgoing), outgoing.key),
      // After an undo, the text comes back to be changed.
      onSent: (done, { options }, giveBack) => {
        offerUndo(done, sentText(statusToSet(options)), giveBack);
        leave(details.id);
      },
      onKnown: ({ done }) => offerUndo(done, sentText(null)),
      // By now, the editor may show the text of another ticket.
      onNotSent: () => editor.current?.showing(document)?.focus(),
      show: (doc, isNew) => {
        const shown = editor.current?.showing(document);
        if (isNew) shown?.startAnew(doc);
        else shown?.show(doc);
      },
    },
    isShown,
  );
  const document = useMemo(() => draftDocument(draft, myId), [draft, myId]);
  const view = useDraftView(draft);
  const next = useSyncExternalStore(draft.subscribe, () => statusWith(draft.session().words));
  const uploads = useFiles(draft.uploads);
  const { moving, tryAgain } = uploads;

  useEffect(() => draft.tell({ type: 'entries', count: entryCount }), [draft, entryCount]);

  /** Removing a picture removes its node; its file is kept, because undo may restore the picture. */
  const remove = useMemo(
    () =>
      (...ids: string[]) => {
        for (const id of ids) {
          const pictureId = draft.session().files.find(({ fileId }) => fileId === id)?.pictureId;
          if (pictureId === undefined) draft.uploads.remove(id);
          editor.current?.showing(document)?.removePicture(pictureId ?? id);
        }
      },
    [draft, document, editor],
  );

  const setNext = useMemo(
    () => (chosen: NextStatus) => {
      const shown = editor.current?.showing(document);
      if (shown) shown.set(statusAttribute, statusValue(chosen));
      else draft.tell({ type: 'typed', words: withStatus(draft.session().words, chosen) });
    },
    [draft, document, editor],
  );

  function sentText(set: StatusToSet | null): string {
    const { number, requester, usualStatus } = details;
    const status = statuses?.find(({ id }) => id === set?.statusId)?.name ?? '';
    const values = { number, name: requester.name, status };
    if (!set) return text(tab === 'note' ? 'toast.noted' : 'toast.replied', values);
    const isResolved = set.statusId === usualStatus.resolved;
    if (tab === 'note') return text(isResolved ? 'toast.notedResolved' : 'toast.notedStatus', values);
    return text(isResolved ? 'toast.repliedResolved' : 'toast.repliedStatus', values);
  }

  return {
    draft,
    view,
    document,
    // The error about files ends once each failed file was retried or removed.
    error: remainingProblem(view.sendProblem, moving),
    basedOn: view.basedOn ?? entryCount,
    files: { files: view.files, moving, remove, tryAgain },
    next,
    setNext,
    send: async (thenStatus) => (await draft.send(thenStatus))?.ok === true,
    catchUp: () => {
      draft.tell({ type: 'read', count: entryCount });
      draft.tell({ type: 'problem-read' });
    },
    catchUpTo: (count) => draft.tell({ type: 'read', count }),
    text: () => plainTextOf(draft.session().words),
  };
}
