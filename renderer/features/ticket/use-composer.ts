import type { Node } from 'prosemirror-model';
import { type RefObject, useEffect } from 'react';
import type { DeskError } from '../../../shared/bridge/result.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useRun } from '../../bridge/use-run.ts';
import { ticketSlot } from '../../forms/draft-slots.ts';
import { stillInTheWay } from '../../forms/files-missing.ts';
import { type DraftStatus, type OpenDraft, useDraftSession } from '../../forms/use-draft-session.ts';
import { type Files, useFiles } from '../../forms/use-files.ts';
import { useText } from '../../i18n/text.tsx';
import { docWords } from './doc-words.ts';
import type { EditorHandle } from './editor.tsx';
import { plainTextOf } from './editor-schema.ts';
import type { LoadPicture } from './picture-view.ts';
import { type ComposerTab, postInput } from './post-input.ts';

export interface Composer {
  /** The document that the editor begins with. */
  readonly initial: () => Node;
  readonly draft: DraftStatus;
  readonly open: OpenDraft<Node>;
  readonly error: DeskError | undefined;
  readonly isSending: boolean;
  readonly basedOn: number;
  readonly files: Files;
  /** Whether the file of a picture in the words is here or on its way. */
  readonly hasPicture: (id: string) => boolean;
  readonly loadPicture: LoadPicture;
  readonly write: (doc: Node) => void;
  readonly send: (thenStatus?: string) => Promise<void>;
  /** The author has read what is newer; the words count as written after it. */
  readonly catchUp: () => void;
  /** The same for as many entries as have been read; a refusal of what was sent before stays in view. */
  readonly catchUpTo: (count: number) => void;
  readonly text: () => string;
  /** Whether there is something that could be sent. */
  readonly holdsWords: () => boolean;
  /** Whether these words continue some that were sent without this window having been told. */
  readonly isAfterSent: boolean;
}

/** One tab of the composer: its words, their draft, and sending them exactly once. */
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
    // What was taken back was meant to be said differently, not to be written again.
    onSent: (done, { options }, giveBack) => offerUndo(done, sentText(options !== null), giveBack),
    onKnown: ({ done }) => offerUndo(done, sentText(false)),
    onNotSent: () => editor.current?.focus(),
    show: (doc, isNew) => (isNew ? editor.current?.startAnew(doc) : editor.current?.show(doc)),
  });
  const files = useFiles(draft.shelf);

  useEffect(() => draft.tell({ type: 'entries', count: entryCount }), [draft, entryCount]);

  /** A picture goes with its place in the words and comes back with it; until then its file is only hidden. */
  function remove(...ids: string[]): void {
    for (const id of ids) {
      const pictureId = files.files.find(({ fileId }) => fileId === id)?.pictureId;
      if (pictureId === undefined) files.remove(id);
      editor.current?.removePicture(pictureId ?? id);
    }
  }

  async function loadPicture(id: string): Promise<string | undefined> {
    await Promise.resolve(); // The files of a draft are here a moment after its words.
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
    // Once somebody has decided about every file, nothing is in the way any more.
    error: stillInTheWay(session.sendProblem, files.moving),
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
