import type { Attachment } from '../../shared/domain/body.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Posted } from '../../shared/domain/ticket/conversation.ts';

/** A file as an entry of a ticket names it. */
export interface NamedFile extends Attachment {
  readonly ticketId: Id;
}

/** All files that entries name, including retracted entries. */
export interface NamedFiles {
  readonly note: (events: readonly StampedEvent[]) => void;
  /** The name of these bytes in each entry. */
  readonly withHash: (hash: string) => readonly NamedFile[];
  readonly all: () => readonly NamedFile[];
}

export function createNamedFiles(): NamedFiles {
  const files = new Map<string, NamedFile[]>();

  function add(file: NamedFile): void {
    const known = files.get(file.hash);
    const isKnown = known?.some(
      ({ ticketId, name, size }) => ticketId === file.ticketId && name === file.name && size === file.size,
    );
    if (!known) files.set(file.hash, [file]);
    else if (!isKnown) known.push(file);
  }

  return {
    note: (events) => {
      for (const event of events) for (const file of filesOf(event)) add(file);
    },
    withHash: (hash) => files.get(hash) ?? [],
    all: () => [...files.values()].flat(),
  };
}

function filesOf({ type, target, data }: StampedEvent): NamedFile[] {
  if (type !== 'conversation.posted') return [];
  const { attachments } = data as Posted; // Safe: events of another shape have another type here.
  return attachments.map((file) => ({ ...file, ticketId: target.id }));
}
