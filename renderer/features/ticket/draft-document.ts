import type { Node } from 'prosemirror-model';
import { deskside } from '../../bridge/deskside.ts';
import { slotName } from '../../forms/draft-slots.ts';
import type { LiveDraft } from '../../forms/live-draft.ts';
import type { EditorDocument } from './editor.tsx';

export type DraftDocument = EditorDocument;

/** The text of a draft for an editor: everything that is typed, pasted or loaded there belongs to this draft alone. */
export function draftDocument(draft: LiveDraft<Node>, agentId: string): DraftDocument {
  const { uploads } = draft;

  async function loadPicture(id: string): Promise<string | undefined> {
    await Promise.resolve(); // A draft’s files are set directly after its text.
    const file = draft.session().files.find(({ pictureId }) => pictureId === id);
    const loaded = file && (await deskside.call('file.picture', { fileId: file.fileId }));
    return loaded?.ok ? loaded.value.url : undefined;
  }

  return {
    initial: () => draft.session().words,
    caretName: `${agentId} ${slotName(draft.slot)}`,
    write: (words) => draft.tell({ type: 'typed', words }),
    onFiles: (files) => uploads.add(files),
    onPicture: (id, file) => uploads.addPicture(file, id),
    hasPicture: (id) => {
      const { files, moving } = uploads.shown();
      return [...files.map(({ pictureId }) => pictureId), ...moving.map((one) => one.id)].includes(id);
    },
    loadPicture,
  };
}
