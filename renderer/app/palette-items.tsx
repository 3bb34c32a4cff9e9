import type { LucideIcon } from 'lucide-react';
import { lackOf, type Need } from '../../shared/bridge/command-needs.ts';
import { type BulkCommand, type CommandId, type CommandRow, commandRows } from '../../shared/bridge/commands.ts';
import type { ListedQueue, QueueCounts } from '../../shared/bridge/contract/queues.ts';
import type { TrailTicket } from '../../shared/bridge/trail.ts';
import { isFirstQueue, queuesWithKeys } from '../../shared/views/queues.ts';
import type { PaletteItem } from '../features/palette/palette-item.ts';
import { statusMark } from '../forms/marks.tsx';
import type { Page, Viewer } from '../forms/page.ts';
import { otherQueueIcon, queueIcons } from '../forms/queue-icons.ts';
import type { MessageId } from '../i18n/messages.ts';
import { queueName } from '../i18n/queue-text.ts';
import { needText } from '../i18n/sentences/need-text.ts';
import type { Text } from '../i18n/text.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { iconOf } from './command-icons.ts';
import { pageAt, pages } from './pages.ts';
import { type ShortcutSituation, shortcutsOf } from './shown-shortcut.ts';

/** What the items are made from. */
export interface PaletteContext extends ShortcutSituation {
  readonly text: Text;
  /** The needs of commands that are met. */
  readonly met: readonly Need[];
  /** Whether the ticket in view is still loading: what can be done with it is not known yet. */
  readonly isLoading: boolean;
  /** Why other commands cannot be run now. */
  readonly lacks: Partial<Readonly<Record<CommandId, string>>>;
}

type Row = CommandRow & { readonly id: CommandId };

const rows: readonly Row[] = commandRows;
const onTicket = new Set(['print', 'write', 'send', 'actions', 'pins']);
const onSelection = new Set(['bulk', 'choose']);

/** Run by the window, and yet about the ticket in view. */
const ofWindow = new Set<CommandId>(['ticket.pin', 'ticket.filter-thread']);

/** What an action on the selected tickets is called where it is said which they are. */
const shortNames: Readonly<Partial<Record<CommandId, MessageId>>> = {
  'selection.assign': 'palette.selection.assign',
  'selection.transfer': 'palette.selection.transfer',
  'selection.priority': 'palette.selection.priority',
  'selection.status': 'palette.selection.status',
  'selection.close': 'palette.selection.close',
  'selection.delete': 'palette.selection.delete',
  'selection.restore': 'palette.selection.restore',
} satisfies Readonly<Record<BulkCommand, MessageId>>;

/** What people call what a command changes, so that the word alone leads to it. */
const aliases: Readonly<Partial<Record<CommandId, MessageId>>> = {
  'ticket.set-status': 'palette.alias.status',
  'ticket.set-priority': 'palette.alias.priority',
  'ticket.set-due': 'palette.alias.due',
  'ticket.rename': 'palette.alias.summary',
  'ticket.change-requester': 'palette.alias.requester',
  'ticket.assign-team': 'palette.alias.team',
  'selection.status': 'palette.alias.status',
  'selection.priority': 'palette.alias.priority',
};

/** The palette itself, and moves that a person would not choose from a list. */
const left = new Set<CommandId>(['view.palette', 'ticket.pin', 'ticket.filter-thread']);

/** The actions on the ticket in view. */
export function actionItems(context: PaletteContext, run: (id: CommandId) => void): readonly PaletteItem[] {
  return rows
    .filter(({ id, by, menu }) => ofWindow.has(id) || (by === 'ticket' && menu !== undefined && onTicket.has(menu)))
    .toSorted((one, other) => orderOf(one) - orderOf(other))
    .map((row) => commandItem(row, context, run));
}

/** What can be done with a ticket comes before writing and printing. */
function orderOf({ menu }: Row): number {
  const order = ['actions', 'write', 'send', 'pins', 'print'];
  // The filter of the thread is in no menu. It changes nothing on the ticket, so it comes last.
  return menu !== undefined && order.includes(menu) ? order.indexOf(menu) : order.length;
}

/**
 * The actions on the selected tickets. They have the same short names as those on the ticket in view, so that the
 * selection, which comes first, leads for the same words.
 */
export function selectionItems(
  context: PaletteContext,
  count: number,
  run: (id: CommandId) => void,
): readonly PaletteItem[] {
  const { text } = context;
  return rows
    .filter(({ menu = '' }) => onSelection.has(menu))
    .toSorted((one, other) => selectionOrderOf(one) - selectionOrderOf(other))
    .map((row): PaletteItem => {
      const item = commandItem(row, context, run);
      const name = shortNames[row.id];
      if (count === 0 || name === undefined) return item;
      return { ...item, name: text(name), related: item.name, aside: text('palette.selection.count', { count }) };
    });
}

/** What can be done with the selected tickets comes before selecting others. */
function selectionOrderOf({ menu }: Row): number {
  return menu === 'bulk' ? 0 : 1;
}

/** Commands of the window that lead to no page. */
export function deskItems(context: PaletteContext, run: (id: CommandId) => void): readonly PaletteItem[] {
  return rows
    .filter(
      (row) =>
        (row.by === 'desk' && row.page === undefined && !onSelection.has(row.menu ?? '')) || row.id === 'desk.lock',
    )
    .filter(({ id }) => !left.has(id))
    .map((row) => commandItem(row, context, run));
}

function commandItem(row: Row, context: PaletteContext, run: (id: CommandId) => void): PaletteItem {
  const { text } = context;
  const page = row.page === undefined ? undefined : pageAt(row.page);
  const name = text(`command.${row.id}`);
  const alias = aliases[row.id];
  return {
    id: row.id,
    icon: drawn(page?.icon ?? iconOf(row.id)),
    // A page asks for nothing; only menus of some systems write it so.
    name: row.asks && !page ? text('palette.asks', { name }) : name,
    alias: alias && text(alias),
    keys: shortcutsOf(row, context)[0],
    lack: lackTextOf(row, context) ?? context.lacks[row.id],
    run: () => run(row.id),
  };
}

function lackTextOf(row: Row, { text, met, isLoading }: PaletteContext): string | undefined {
  const lack = lackOf(row.when, met);
  if (!lack) return undefined;
  return row.by === 'ticket' && isLoading ? text('palette.stillLoading') : needText(text, lack);
}

/** The agent’s queues, with how many tickets they hold. */
export function queueItems(
  { text }: Pick<PaletteContext, 'text'>,
  queues: readonly ListedQueue[],
  counts: QueueCounts | undefined,
  run: (queue: string) => void,
): readonly PaletteItem[] {
  const withKeys = queuesWithKeys(queues);
  return queues.map((queue) => {
    const at = withKeys.indexOf(queue);
    const count = counts?.queues[queue.id];
    return {
      id: `queue.${queue.id}`,
      icon: drawn(isFirstQueue(queue.id) ? queueIcons[queue.id] : otherQueueIcon),
      name: queueName(text, queue),
      related: text('palette.queue'),
      aside: count ? text('palette.queue.count', { count: count.total }) : text('palette.queue'),
      keys: at >= 0 ? `Mod+${at + 1}` : undefined,
      run: () => run(queue.id),
    };
  });
}

/** Tickets where the agent was, with the queue or search that they were opened from. */
export function recentItems(
  { text }: Pick<PaletteContext, 'text'>,
  tickets: readonly TrailTicket[],
  go: (address: string) => void,
): readonly PaletteItem[] {
  return tickets.map(({ ticketId, address, number, summary, requesterName, statusName, statusKind }) => ({
    id: `recent.${ticketId}`,
    ticketId,
    icon: <Glyph {...statusMark(statusKind)} />,
    name: text('pins.tab', { number, summary }),
    aside: text('palette.ticket.aside', { requester: requesterName, status: statusName }),
    run: () => go(address),
  }));
}

/** Pages, and the parts of those that this viewer may open. */
export function pageItems(
  context: PaletteContext,
  viewer: Viewer,
  run: (id: CommandId) => void,
  goToPart: (page: Page, part: readonly string[]) => void,
): readonly PaletteItem[] {
  const { text } = context;
  const leading = rows.filter(({ page }) => page !== undefined);
  const named = new Set(leading.flatMap(({ part }) => part?.join('/') ?? []));
  const parts = pages
    .filter((page) => page.for(viewer))
    .flatMap((page) =>
      (page.parts ?? [])
        .filter(({ part }) => !named.has(part.join('/')))
        .map(
          ({ part, icon, label }): PaletteItem => ({
            id: `page.${page.address}.${part.join('.')}`,
            icon: drawn(icon),
            name: text(label),
            related: text(page.label),
            aside: text(page.label),
            run: () => goToPart(page, part),
          }),
        ),
    );
  return [...leading.map((row) => commandItem(row, context, run)), ...parts];
}

function drawn(Icon: LucideIcon) {
  return <Icon size={17} aria-hidden="true" />;
}
