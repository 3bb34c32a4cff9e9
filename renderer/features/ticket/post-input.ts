import type { Node } from 'prosemirror-model';
import type { InputOf } from '../../../shared/domain/registry.ts';
import type { Outgoing } from '../../forms/live-draft.ts';
import { htmlOf } from './entry-html.ts';

export type ComposerTab = 'reply' | 'note';

/** The status that is set with a reply or note, and the plan of its waiting. */
export interface StatusToSet {
  readonly statusId: string;
  readonly waiting?: { readonly untilMs: number | null; readonly reason: string };
}

/** The cast is safe: a composer sends with no other options. */
export function statusToSet(options: unknown): StatusToSet | null {
  return options as StatusToSet | null;
}

/** The input of `conversation.post` for a tab. A note never becomes public. */
export function postInput(
  tab: ComposerTab,
  ticketId: string,
  { words, files, basedOn, options }: Outgoing<Node>,
): InputOf<'conversation.post'> {
  const status = statusToSet(options);
  const hashes = new Map(files.map(({ pictureId, hash }) => [pictureId, hash]));
  return {
    ticketId,
    visibility: tab === 'reply' ? 'public' : 'internal',
    body: htmlOf(words, (id) => hashes.get(id)),
    attachments: files.map(({ fileId }) => fileId),
    basedOn,
    ...(status && { thenStatus: status.statusId, ...(status.waiting && { waiting: status.waiting }) }),
  };
}
