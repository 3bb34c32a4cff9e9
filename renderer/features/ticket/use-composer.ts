import type { Node } from 'prosemirror-model';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { DraftContent, Sent } from '../../../shared/bridge/draft.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useLostAnswer } from '../../bridge/use-lost-answer.ts';
import { useRun } from '../../bridge/use-run.ts';
import { stillInTheWay } from '../../forms/files-missing.ts';
import { type Draft, useDraft, type WentOut } from '../../forms/use-draft.ts';
import { type Files, useFiles } from '../../forms/use-files.ts';
import { useText } from '../../i18n/text.tsx';
import type { EditorHandle } from './editor.tsx';
import { docFrom, plainTextOf } from './editor-schema.ts';
import { htmlOf } from './entry-html.ts';
import { newerThanText, newerWords } from './newer-words.ts';
import type { LoadPicture } from './picture-view.ts';
import { picturesIn } from './pictures.ts';

export type ComposerTab = 'reply' | 'note';

export interface Composer {
  /** The document to begin with; undefined until the draft on the disk was looked for. */
  readonly initial: string | undefined;
  readonly draft: Pick<Draft, 'state' | 'problem' | 'flush'>;
  readonly error: DeskError | undefined;
  readonly isSending: boolean;
  readonly basedOn: number;
  readonly files: Files;
  /** Whether the file of a picture in the words is here or on its way. */
  readonly hasPicture: (id: string) => boolean;
  readonly loadPicture: LoadPicture;
  readonly write: (doc: Node) => void;
  readonly send: (thenStatus?: string) => Promise<void>;
  /** What is newer has been read; the words count as written after it. */
  readonly catchUp: () => void;
  /** The same for as many entries as have been read; a refusal of what was sent before stays in view. */
  readonly catchUpTo: (count: number) => void;
  readonly text: () => string;
  /** Whether there is something that could be sent. */
  readonly holdsWords: () => boolean;
  /** Whether these words go on from some that went out without this window having heard of it. */
  readonly isAfterSent: boolean;
}

interface Words {
  readonly json: () => string;
  readonly doc: Node;
}

const wordsOf = (doc: Node): Words => ({ json: () => JSON.stringify(doc.toJSON()), doc });

const nothing: Words = { json: () => '', doc: docFrom('') };

const unwritten: { readonly basedOn: number | undefined; readonly files: Files['files'] } = {
  basedOn: undefined,
  files: [],
};

/** One tab of the composer: its words, their draft on the disk, and sending them exactly once. */
export function useComposer(
  tab: ComposerTab,
  details: TicketDetails,
  entryCount: number,
  editor: RefObject<EditorHandle | null>,
): Composer {
  const text = useText();
  const run = useRun();
  const { offerUndo } = useAction();
  const draft = useDraft(tab, details.id, learn, putBack);
  const followLost = useLostAnswer((sent, lost) => learn({ sent, key: lost, keptUnder: null }));
  const words = useRef<Words>(nothing);
  const key = useRef(newKey());
  const newest = useRef(entryCount);
  newest.current = entryCount;
  const isUnderWay = useRef(false);
  const [basedOn, setBasedOn] = useState<number>();
  const [error, setError] = useState<DeskError>();
  const [isSending, setIsSending] = useState(false);
  const [pictures, setPictures] = useState<ReadonlySet<string>>(new Set());
  const present = useRef(unwritten);
  /** Came back before there was an editor for them. */
  const returned = useRef<DraftContent>(undefined);
  /** What went out of a draft that was found, until there is an editor to take it from. */
  const unheard = useRef<Sent>(undefined);
  const [isAfterSent, setIsAfterSent] = useState(false);

  /** What had been read when these words were begun, in entries; undefined while there are none. */
  const base = useCallback((on: number | undefined) => {
    present.current = { ...present.current, basedOn: on };
    setBasedOn(on);
  }, []);

  /** The files that go with these words. That of a picture stays at hand while its place can still be restored. */
  const usedFiles = useCallback(() => {
    const shown = picturesIn(words.current.doc);
    return present.current.files.filter((file) => file.pictureId === undefined || shown.has(file.pictureId));
  }, []);

  const holdsWords = useCallback(
    () => usedFiles().length > 0 || plainTextOf(words.current.doc).trim() !== '',
    [usedFiles],
  );

  const { kept, save: saveDraft, drop: dropDraft } = draft;
  const save = useCallback(() => {
    const { json } = words.current;
    const files = usedFiles();
    if (!holdsWords()) {
      base(undefined);
      setIsAfterSent(false);
      void dropDraft();
      return;
    }
    if (present.current.basedOn === undefined) base(newest.current);
    const content = { key: key.current, basedOn: present.current.basedOn ?? newest.current, files };
    saveDraft(() => ({ ...content, text: json() }));
  }, [base, usedFiles, holdsWords, saveDraft, dropDraft]);

  const filesChanged = useCallback(
    (files: Files['files']) => {
      present.current = { ...present.current, files };
      save();
    },
    [save],
  );
  const files = useFiles(tab, details.id, filesChanged);
  const { goOnWith } = files;

  useEffect(() => {
    if (kept === undefined) return;
    if (kept) {
      key.current = kept.key;
      words.current = { json: () => kept.text, doc: docFrom(kept.text) };
      setPictures(picturesIn(words.current.doc));
      present.current = { basedOn: kept.basedOn, files: kept.files };
      setBasedOn(kept.basedOn);
      unheard.current = kept.sent ?? undefined;
    }
    goOnWith(kept?.files ?? []);
  }, [kept, goOnWith]);

  useEffect(() => {
    const waiting = returned.current;
    if (kept === undefined || !waiting) return;
    returned.current = undefined;
    putBack(waiting);
  });

  useEffect(() => {
    const sent = unheard.current;
    if (!sent || !editor.current?.view()) return;
    unheard.current = undefined;
    learn({ sent, key: key.current, keptUnder: key.current });
  });

  /** The list of files follows the words, but not every letter of them. */
  function showPictures(doc: Node): void {
    setPictures((shown) => {
      const now = picturesIn(doc);
      return now.size === shown.size && [...now].every((id) => shown.has(id)) ? shown : now;
    });
  }

  function write(doc: Node): void {
    words.current = wordsOf(doc);
    showPictures(doc);
    setError(undefined);
    save();
  }

  function catchUp(): void {
    catchUpTo(entryCount);
    setError(undefined);
  }

  function catchUpTo(count: number): void {
    base(count);
    save();
  }

  /** What was written or attached while the sent words were on their way stays, as words of its own. */
  function startAnew(newer: Node | undefined, sentFiles: Files['files'], nextKey = newKey()): void {
    draft.forget();
    key.current = nextKey;
    words.current = newer ? wordsOf(newer) : nothing;
    const left = picturesIn(words.current.doc);
    const gone = present.current.files.filter(({ pictureId }) => pictureId !== undefined && !left.has(pictureId));
    present.current = { ...unwritten, files: files.sent([...sentFiles, ...gone]) };
    setPictures(left);
    setBasedOn(undefined);
    editor.current?.startAnew(words.current.doc);
    if (holdsWords()) save();
  }

  /** These words went out, and nobody here had heard of it: what is newer stays, and is told apart from them. */
  function learn({ key: used, sent, keptUnder }: WentOut): void {
    // What is under way hears its own answer, and what was heard of meanwhile has begun anew.
    if (isUnderWay.current || used !== key.current) return;
    setError(undefined);
    const sentFiles = present.current.files.filter(({ hash }) => hash !== undefined && sent.files.includes(hash));
    startAnew(newerThanText(sent.text, words.current.doc), sentFiles, keptUnder ?? sent.nextKey);
    const isNewer = holdsWords();
    setIsAfterSent(isNewer);
    if (!isNewer && keptUnder !== null) void draft.drop();
    offerUndo(sent.done, sentText(undefined));
  }

  /** The words were not sent: they stay where they are, with the reason. */
  function stayWith(reason: DeskError): void {
    isUnderWay.current = false;
    setIsSending(false);
    setError(reason);
    editor.current?.focus();
    // They may have gone out all the same, or others under this key, from another window.
    if (reason.code === 'unavailable' || reason.reason === 'key.reused') followLost(key.current);
  }

  async function send(thenStatus?: string): Promise<void> {
    if (isUnderWay.current) return;
    const { doc: sent } = words.current;
    isUnderWay.current = true;
    setIsSending(true);
    setError(undefined);
    // Sent without them, they would stay behind in an editor that nobody looks at again.
    const isMissing = await files.arrived();
    if (isMissing) return stayWith(isMissing);
    // A draft that is saved after its words were sent would wait for somebody to send them again.
    await draft.flush();
    await draft.whileSending(() => post(sent, thenStatus));
  }

  async function post(sent: Node, thenStatus: string | undefined): Promise<void> {
    const sentFiles = usedFiles();
    const hashes = new Map(sentFiles.map(({ pictureId, hash }) => [pictureId, hash]));
    const result = await run(
      'conversation.post',
      {
        ticketId: details.id,
        visibility: tab === 'reply' ? 'public' : 'internal',
        body: htmlOf(sent, (id) => hashes.get(id)),
        attachments: sentFiles.map(({ fileId }) => fileId),
        basedOn: present.current.basedOn ?? newest.current,
        ...(thenStatus === undefined ? {} : { thenStatus }),
      },
      key.current,
    );
    if (!result.ok) return stayWith(result.error);
    isUnderWay.current = false;
    setIsSending(false);
    startAnew(newerWords(sent, words.current.doc), sentFiles);
    setIsAfterSent(false);
    // What was taken back was meant to be said differently, not to be written again.
    offerUndo(result.value, sentText(thenStatus), () => {
      const { json } = wordsOf(sent);
      draft.giveBack({ key: newKey(), text: json(), files: [...sentFiles], basedOn: newest.current });
    });
  }

  function putBack(content: DraftContent): void {
    if (!editor.current) {
      returned.current = content;
      return;
    }
    if (!editor.current.isEmpty()) return;
    goOnWith(content.files);
    present.current = { ...present.current, files: content.files };
    editor.current.putBack(docFrom(content.text));
  }

  /** A picture goes from its place and comes back with it; until then its file is only out of sight. */
  function remove(...ids: string[]): void {
    for (const id of ids) {
      const pictureId = files.files.find(({ fileId }) => fileId === id)?.pictureId;
      if (pictureId === undefined) files.remove(id);
      editor.current?.removePicture(pictureId ?? id);
    }
  }

  async function loadPicture(id: string): Promise<string | undefined> {
    await Promise.resolve(); // The files of a draft are here a moment after its words.
    const file = present.current.files.find(({ pictureId }) => pictureId === id);
    const loaded = file && (await deskside.call('file.picture', { fileId: file.fileId }));
    return loaded?.ok ? loaded.value.url : undefined;
  }

  function sentText(thenStatus: string | undefined): string {
    const { number, requester } = details;
    if (tab === 'note') return text('toast.noted', { number });
    return text(thenStatus === undefined ? 'toast.replied' : 'toast.repliedResolved', { number, name: requester.name });
  }

  return {
    initial: draft.kept === undefined ? undefined : (draft.kept?.text ?? ''),
    draft,
    // Once somebody has decided about every file, there is nothing in the way any more.
    error: stillInTheWay(error, files.moving),
    isSending,
    basedOn: basedOn ?? entryCount,
    files: {
      ...files,
      files: files.files.filter(({ pictureId }) => pictureId === undefined || pictures.has(pictureId)),
      remove,
    },
    hasPicture: (id) =>
      [...files.files.map(({ pictureId }) => pictureId), ...files.moving.map((one) => one.id)].includes(id),
    loadPicture,
    write,
    send,
    catchUp,
    catchUpTo,
    text: () => plainTextOf(words.current.doc),
    holdsWords,
    isAfterSent,
  };
}
