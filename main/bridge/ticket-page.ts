import type { ShownItem, TicketPage } from '../../shared/bridge/queries.ts';
import type { Permission } from '../../shared/domain/permission.ts';
import { shownPictures } from '../../shared/domain/picture.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { type ThreadItem, threadItems } from '../../shared/views/thread.ts';
import { ticketFacts } from '../../shared/views/ticket-facts.ts';
import { bodyTree } from '../platform/body-tree.ts';
import type { Asking } from './answers.ts';

/** A ticket with the newest `count` items of its thread. */
export async function ticketPage(
  asking: Asking,
  ticket: Ticket,
  may: ReadonlySet<Permission>,
  count: number,
): Promise<TicketPage> {
  const { engine } = asking.desk;
  const all = threadItems(await engine.thread(ticket.id), engine.records);
  const items = all.slice(-count).map((item) => shownItem(asking, ticket, item));
  return { facts: ticketFacts(engine.records, ticket, asking.access, may), items, earlier: all.length - items.length };
}

function shownItem({ links, windowId }: Asking, ticket: Ticket, item: ThreadItem): ShownItem {
  if (item.kind === 'change') return item;
  const { html, attachments, ...entry } = item;
  const { isRetracted } = entry;
  const tokenFor = (id: string, content: Parameters<typeof links.tokenFor>[3]) =>
    links.tokenFor(windowId, ticket.id, `${entry.id} ${id}`, content);
  const pictures = shownPictures(attachments).map(({ hash }) => hash);
  const urls = pictures.map((hash) => [hash, `/picture/${tokenFor(hash, { kind: 'picture', hash })}`] as const);
  return {
    ...entry,
    ...bodyTree(html, new Map(urls)),
    // An entry that was retracted looks different from then on: its frame has another address.
    bodyUrl: `/body/${tokenFor(isRetracted ? 'retracted' : 'body', { kind: 'body', html, pictures, isRetracted })}`,
    attachments: attachments.map(({ name, size, hash }, index) => ({
      name,
      size,
      url: `/file/${tokenFor(`file-${index}`, { kind: 'file', name, hash })}`,
    })),
  };
}
