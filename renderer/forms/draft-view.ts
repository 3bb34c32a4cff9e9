import type { DeskError } from '../../shared/bridge/result.ts';
import { isUnsaved } from './draft-requests.ts';
import type { DraftSession } from './draft-types.ts';

export type DraftState = 'none' | 'saving' | 'saved' | 'failed';

/** The state of a draft for its form. */
export interface DraftStatus {
  readonly state: DraftState;
  /** The error of the last save, until one succeeds. */
  readonly problem: DeskError | undefined;
  readonly flush: () => Promise<boolean>;
}

/** What a form shows of a draft besides its text. It is the same object while none of it changes, as with most keys. */
export interface DraftView
  extends Pick<DraftStatus, 'state' | 'problem'>,
    Pick<
      DraftSession<unknown>,
      'basedOn' | 'continues' | 'draftId' | 'files' | 'isOpened' | 'sendProblem' | 'wasMoved'
    > {
  readonly isSending: boolean;
  /** Whether there is anything to save or send. */
  readonly holdsContents: boolean;
  /** Whether the desk holds some of it. */
  readonly isSaved: boolean;
  /** Whether a request is under way. */
  readonly isAsking: boolean;
}

/** `files` are those that belong to the text. */
export function viewOf(session: DraftSession<unknown>, holdsContents: boolean, files: DraftView['files']): DraftView {
  const { basedOn, continues, draftId, isOpened, sendProblem, wasMoved, sending, saved, request } = session;
  return {
    ...statusOf(session, holdsContents),
    basedOn,
    continues,
    draftId,
    files,
    isOpened,
    sendProblem,
    wasMoved,
    isSending: sending !== null,
    holdsContents,
    isSaved: saved !== null,
    isAsking: request !== null,
  };
}

export function isSameView(one: DraftView, other: DraftView): boolean {
  const { files, ...rest } = one;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  return (
    names.every((name) => Object.is(one[name], other[name])) &&
    files.length === other.files.length &&
    files.every((file, index) => file === other.files[index])
  );
}

export function statusOf(
  session: DraftSession<unknown>,
  holdsContents: boolean,
): Pick<DraftStatus, 'state' | 'problem'> {
  return { state: stateOf(session, holdsContents), problem: session.saveProblem };
}

function stateOf(session: DraftSession<unknown>, holdsContents: boolean): DraftState {
  if (session.saveProblem && isUnsaved(session)) return 'failed';
  if (!holdsContents) return 'none';
  if (isUnsaved(session) || session.request?.do === 'save') return 'saving';
  return session.saved ? 'saved' : 'none';
}
