import type { Node } from 'prosemirror-model';
import { type RefObject, useEffect } from 'react';
import type { DeskError } from '../../../shared/bridge/result.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useRun } from '../../bridge/use-run.ts';
import { ticketSlot } from '../../forms/draft-slots.ts';
import { remainingProblem } from '../../forms/failed-uploads.ts';
import { type DraftStatus, type OpenDraft, useDraftSession } from '../../forms/use-draft-session.ts';
import { type Files, useFiles } from '../../forms/use-files.ts';
import { useText } from '../../i18n/text.tsx';
import { docWords } from './doc-words.ts';
import type { EditorHandle } from './editor.tsx';
import { plainTextOf } from './editor-schema.ts';
import type { LoadPicture } from './picture-view.ts';
import { type ComposerTab, postInput } from './post-input.ts';

export interface Composer {
  /** The editor’s initial document. */
  readonly initial: () => Node;
  readonly draft: DraftStatus;
  readonly open: OpenDraft<Node>;
  readonly error: DeskError | undefined;
  readonly isSending: boolean;
  readonly basedOn: number;
  readonly files: Files;
  /** Whether the file of a picture is attached or being uploaded. */
  readonly hasPicture: (id: string) => boolean;
  readonly loadPicture: LoadPicture;
  readonly write: (doc: Node) => void;
  readonly send: (thenStatus?: string) => Promise<void>;
  /** Marks all entries as read, so that the text counts as written after them. */
  readonly catchUp: () => void;
  /** Marks the first `count` entries as read; an error of an earlier send stays visible. */
  readonly catchUpTo: (count: number) => void;
  readonly text: () => string;
  /** Whether there is anything to send. */
  readonly holdsWords: () => boolean;
  /** Whether this text continues one that was sent without this window getting the answer. */
  readonly isAfterSent: boolean;
}

/** One tab of the composer: its text, its draft, and sending exactly once. */
export function useComposer(
  tab: ComposerTab,
  details: TicketDetails,
  entryCount: number,
  editor: RefObject<EditorHandle | null>,
): Composer {
  const text = useText();
  const run = useRun();
  const { offerUndo } = useAction();
  const { draft, session, status } = useDraftSession<Node>(ticketSlot(tab, details.id), {
    kind: docWords,
    post: (outgoing) => run('conversation.post', postInput(tab, details.id, outgoing), outgoing.key),
    // After an undo, the text comes back to be changed.
    onSent: (done, { options }, giveBack) => offerUndo(done, sentText(options !== null), giveBack),
    onKnown: ({ done }) => offerUndo(done, sentText(false)),
    onNotSent: () => editor.current?.focus(),
    show: (doc, isNew) => (isNew ? editor.current?.startAnew(doc) : editor.current?.show(doc)),
  });
  const files = useFiles(draft.uploads);

  useEffect(() => draft.tell({ type: 'entries', count: entryCount }), [draft, entryCount]);

  /** Removing a picture removes its node; its file is kept, because undo may restore the picture. */
  function remove(...ids: string[]): void {
    for (const id of ids) {
      const pictureId = files.files.find(({ fileId }) => fileId === id)?.pictureId;
      if (pictureId === undefined) files.remove(id);
      editor.current?.removePicture(pictureId ?? id);
    }
  }

  async function loadPicture(id: string): Promise<string | undefined> {
    await Promise.resolve(); // A draft’s files are set directly after its text.
    const file = draft.session().files.find(({ pictureId }) => pictureId === id);
    const loaded = file && (await deskside.call('file.picture', { fileId: file.fileId }));
    return loaded?.ok ? loaded.value.url : undefined;
  }

  function sentText(isResolved: boolean): string {
    const { number, requester } = details;
    if (tab === 'note') return text('toast.noted', { number });
    return text(isResolved ? 'toast.repliedResolved' : 'toast.replied', { number, name: requester.name });
  }

  return {
    initial: () => draft.session().words,
    draft: status,
    open: { draft, session, status },
    // The error about files ends once each failed file was retried or removed.
    error: remainingProblem(session.sendProblem, files.moving),
    isSending: session.sending !== null,
    basedOn: session.basedOn ?? entryCount,
    files: { ...files, files: docWords.filesOf(session.words, files.files), remove },
    hasPicture: (id) =>
      [...files.files.map(({ pictureId }) => pictureId), ...files.moving.map((one) => one.id)].includes(id),
    loadPicture,
    write: (words) => draft.tell({ type: 'typed', words }),
    send: async (thenStatus) => void (await draft.send(thenStatus ?? null)),
    catchUp: () => {
      draft.tell({ type: 'read', count: entryCount });
      draft.tell({ type: 'problem-read' });
    },
    catchUpTo: (count) => draft.tell({ type: 'read', count }),
    text: () => plainTextOf(draft.session().words),
    holdsWords: draft.holdsContents,
    isAfterSent: session.continues !== undefined,
  };
}
