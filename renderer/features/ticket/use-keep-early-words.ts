import type { Node } from 'prosemirror-model';
import { useCallback } from 'react';
import { failed } from '../../../shared/bridge/result.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { useDraftSessions } from '../../forms/draft-sessions-provider.tsx';
import { ticketSlot } from '../../forms/draft-slots.ts';
import type { DraftForm } from '../../forms/live-draft.ts';
import { docWords } from './doc-words.ts';
import type { EarlyContents } from './early-contents.ts';

/** A draft that no form shows: it is saved, and sent by the form that opens it. */
const unshown: DraftForm<Node> = {
  kind: docWords,
  post: () => Promise.resolve(failed('refused', 'draft.gone')),
  onSent: () => undefined,
  onKnown: () => undefined,
};

/** Returns a function that makes text written too early for a composer a draft of its ticket. */
export function useKeepEarlyWords(): (ticketId: Id, contents: Omit<EarlyContents, 'subject'>) => void {
  const sessions = useDraftSessions();
  const { status } = useDesk();
  const agentId = status?.phase === 'open' ? status.me.agentId : '';
  return useCallback(
    (ticketId, { tab, doc, files, pictures }) => {
      const draft = sessions.of(agentId, ticketSlot(tab === 'note' ? 'note' : 'reply', ticketId), unshown);
      if (!docWords.isEmpty(doc)) draft.tell({ type: 'typed', words: joined(draft.session().words, doc) });
      if (files.length > 0) draft.uploads.add(files);
      for (const [id, file] of pictures) draft.uploads.addPicture(file, id);
    },
    [agentId, sessions],
  );
}

function joined(present: Node, early: Node): Node {
  return docWords.isEmpty(present) ? early : docWords.merge(present, early);
}
