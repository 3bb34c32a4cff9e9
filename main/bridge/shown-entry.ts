import type { ShownEntry } from '../../shared/bridge/contract/tickets.ts';
import type { Attachment } from '../../shared/domain/body.ts';
import type { FileFault } from '../../shared/domain/file-fault.ts';
import type { Id } from '../../shared/domain/id.ts';
import { shownPictures } from '../../shared/domain/picture.ts';
import type { ThreadEntry } from '../../shared/views/thread.ts';
import type { StoredFiles } from '../blobs/stored-files.ts';
import { bodyTree } from '../platform/body-tree.ts';
import type { ShownPicture } from '../platform/shown-html.ts';
import type { ViewLinks } from './view-links.ts';

/** The files that have a fault. */
export type FileFaults = ReadonlyMap<Attachment, FileFault>;

export interface EntryPorts {
  /** The fault of a file, as far as it is known without reading the file. */
  readonly glance: StoredFiles['glance'];
  readonly links: Pick<ViewLinks, 'tokenFor'>;
}

/** An entry for a window: its content, and its files with their faults. */
export function shownEntry(
  { links }: Pick<EntryPorts, 'links'>,
  windowId: string,
  ticketId: Id,
  item: ThreadEntry,
  faults: FileFaults,
): ShownEntry {
  const { kind, id, entryKind, author, timeMs, source, isConfirmation, isRetracted, mentions } = item;
  const { html, attachments } = item;
  const target = { ticketId, entryId: id };
  const files = shownPictures(attachments);
  const pictures = files.map((file) => {
    const fault = faults.get(file);
    const shown: ShownPicture = fault
      ? { fault }
      : { url: `/picture/${links.tokenFor(windowId, { ...target, kind: 'picture', hash: file.hash })}` };
    return [file.hash, shown] as const;
  });
  // When an entry is retracted or one of its images changes, its frame gets another address, so that it is loaded
  // again.
  const variant = [isRetracted ? 'retracted' : 'body', ...files.map((file) => faults.get(file) ?? '')]
    .join(' ')
    .trimEnd();
  const { body, links: shownLinks } = bodyTree(html, new Map(pictures));
  // Written out, because copying the properties of an object takes several times as long.
  return {
    kind,
    id,
    entryKind,
    author,
    timeMs,
    source,
    isConfirmation,
    isRetracted,
    mentions,
    body,
    links: shownLinks,
    bodyUrl: `/body/${links.tokenFor(windowId, { ...target, kind: 'body' }, variant)}`,
    attachments: attachments.map((file, index) => ({
      name: file.name,
      size: file.size,
      url: `/file/${links.tokenFor(windowId, { ...target, kind: 'file', index })}`,
      fault: faults.get(file) ?? null,
    })),
  };
}

/** How many files are checked at a time; each briefly takes a file handle. */
const atOnce = 20;

/** The faults of files, as far as they are known without reading the files. */
export async function faultsOf(
  { glance }: Pick<EntryPorts, 'glance'>,
  files: readonly Attachment[],
): Promise<FileFaults> {
  const faults = new Map<Attachment, FileFault>();
  for (let at = 0; at < files.length; at += atOnce) {
    await Promise.all(
      files.slice(at, at + atOnce).map(async (file) => {
        const fault = await glance(file);
        if (fault) faults.set(file, fault);
      }),
    );
  }
  return faults;
}
