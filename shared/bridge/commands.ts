import type { Id } from '../domain/id.ts';
import type { InputOf, OperationName } from '../domain/registry.ts';
import type { Need } from './command-needs.ts';

/** A part of a native menu that lines divide from the others. Where it stands is the host's to say, for each system. */
export type MenuPart =
  | 'about'
  | 'settings'
  | 'quit'
  | 'begin'
  | 'print'
  | 'lock'
  | 'pages'
  | 'parts'
  | 'zoom'
  | 'write'
  | 'send'
  | 'actions'
  | 'support';

/**
 * One thing that can be asked for, by a menu, a key or a button: all of them follow from its row. Its name stands in
 * `renderer/i18n/en/commands.ts`.
 */
export interface CommandRow {
  readonly id: string;
  /** Who does it: the program around the windows, the window as a whole, or what it shows of a ticket. */
  readonly by: 'program' | 'desk' | 'ticket';
  /** Where it stands in a native menu, in the order of the table. */
  readonly menu?: MenuPart;
  readonly when: readonly Need[];
  /** Keys as `Mod+Shift+P`, where `Mod` is Ctrl, and ⌘ on a Mac. */
  readonly keys?: string;
  /** Further keys for the same, which no menu shows. */
  readonly otherKeys?: string;
  /** A letter that does it alone, wherever nobody writes. */
  readonly letter?: string;
  /**
   * Where a window hears the keys by itself: anywhere on the desk, there and also under a dialog, outside of texts, or
   * in the words that they send. Without it, only the native menu has them: to a browser they mean something else.
   */
  readonly heard?: 'on-desk' | 'anywhere' | 'outside-texts' | 'in-words';
  /** It asks for more before anything is done: its name ends in an ellipsis in menus. */
  readonly asks?: true;
  /** The page that it leads to. */
  readonly page?: string;
  /** Where it stands on a ticket: a button of its own, or an item under “More”. */
  readonly shownAs?: 'button' | 'item';
  /** The operation that it is, on the ticket that is shown. */
  readonly runs?: OperationOnTicket;
  /** The kind of status that it gives the ticket. */
  readonly sets?: 'open' | 'resolved' | 'closed';
}

/** The operations that need to know the ticket and nothing else. */
type OperationOnTicket = {
  readonly [Name in OperationName]: { readonly ticketId: string } extends InputOf<Name> ? Name : never;
}[OperationName];

const action = { by: 'ticket', menu: 'actions' } as const;
const onTicket = ['signed-in', 'ticket'] as const;

/** All commands. A new one is a row here and its name, and a function for what no row can say. */
export const commandRows = [
  { id: 'help.about', by: 'program', menu: 'about', when: [] },
  {
    id: 'view.computer',
    by: 'desk',
    menu: 'settings',
    when: ['signed-in', 'computer'],
    keys: 'Mod+,',
    asks: true,
    page: 'computer',
  },
  { id: 'app.quit', by: 'program', menu: 'quit', when: [], keys: 'Mod+Q' },
  { id: 'ticket.new', by: 'desk', menu: 'begin', when: ['signed-in', 'may-create'], keys: 'Mod+N', heard: 'on-desk' },
  { id: 'window.new', by: 'program', menu: 'begin', when: [], keys: 'Mod+Shift+N' },
  { id: 'ticket.print', by: 'ticket', menu: 'print', when: onTicket, keys: 'Mod+P', heard: 'anywhere', asks: true },
  {
    id: 'ticket.print-with-notes',
    by: 'ticket',
    menu: 'print',
    when: onTicket,
    keys: 'Mod+Shift+P',
    heard: 'anywhere',
    asks: true,
  },
  { id: 'desk.lock', by: 'program', menu: 'lock', when: ['signed-in'], keys: 'Mod+L', heard: 'anywhere' },
  { id: 'view.drafts', by: 'desk', menu: 'pages', when: ['signed-in'], page: 'drafts' },
  { id: 'view.agents', by: 'desk', menu: 'pages', when: ['signed-in', 'administrator'], page: 'agents' },
  { id: 'view.next-part', by: 'desk', menu: 'parts', when: ['signed-in'], keys: 'F6', heard: 'on-desk' },
  { id: 'view.previous-part', by: 'desk', menu: 'parts', when: ['signed-in'], keys: 'Shift+F6', heard: 'on-desk' },
  // The key that has the plus on it only with Shift is the one that people press.
  { id: 'view.zoom-in', by: 'program', menu: 'zoom', when: [], keys: 'Mod+Plus', otherKeys: 'Mod+=' },
  { id: 'view.zoom-out', by: 'program', menu: 'zoom', when: [], keys: 'Mod+-' },
  { id: 'view.zoom-reset', by: 'program', menu: 'zoom', when: [], keys: 'Mod+0' },
  { id: 'ticket.reply', by: 'ticket', menu: 'write', when: onTicket, keys: 'Mod+R', letter: 'R' },
  { id: 'ticket.note', by: 'ticket', menu: 'write', when: onTicket, keys: 'Mod+Shift+R', letter: 'N' },
  { id: 'ticket.send', by: 'ticket', menu: 'send', when: onTicket, keys: 'Mod+Enter', heard: 'in-words' },
  {
    id: 'ticket.send-and-resolve',
    by: 'ticket',
    menu: 'send',
    when: onTicket,
    keys: 'Mod+Shift+Enter',
    heard: 'in-words',
  },
  {
    ...action,
    id: 'ticket.claim',
    when: [...onTicket, 'ticket.assign', 'is-open', 'has-no-agent'],
    shownAs: 'button',
    runs: 'assignment.claim',
  },
  { ...action, id: 'ticket.assign', when: [...onTicket, 'ticket.assign'], shownAs: 'button', asks: true },
  {
    ...action,
    id: 'ticket.release',
    when: [...onTicket, 'ticket.release', 'is-open', 'is-assigned'],
    shownAs: 'item',
    runs: 'assignment.release',
  },
  { ...action, id: 'ticket.transfer', when: [...onTicket, 'ticket.transfer'], shownAs: 'button', asks: true },
  {
    ...action,
    id: 'ticket.resolve',
    when: [...onTicket, 'ticket.close', 'is-open', 'has-resolved-status'],
    shownAs: 'button',
    sets: 'resolved',
  },
  {
    ...action,
    id: 'ticket.close',
    when: [...onTicket, 'ticket.close', 'is-not-closed', 'has-closed-status'],
    shownAs: 'item',
    sets: 'closed',
  },
  {
    ...action,
    id: 'ticket.reopen',
    when: [...onTicket, 'ticket.create', 'is-done', 'has-open-status'],
    shownAs: 'button',
    sets: 'open',
  },
  { ...action, id: 'ticket.add-message', when: [...onTicket, 'ticket.reply'], shownAs: 'item', asks: true },
  { id: 'queue.next', by: 'desk', when: ['signed-in'], letter: 'J' },
  { id: 'queue.previous', by: 'desk', when: ['signed-in'], letter: 'K' },
  { id: 'edit.undo', by: 'desk', when: ['signed-in'], keys: 'Mod+Z', heard: 'outside-texts' },
  { id: 'desk.folder', by: 'program', menu: 'support', when: ['desk'] },
  { id: 'app.check-for-updates', by: 'program', menu: 'support', when: ['signed-in', 'updates'] },
] as const satisfies readonly CommandRow[];

type Row = (typeof commandRows)[number];

export type CommandId = Row['id'];

/** What the program itself does, whatever its windows show. */
export type ProgramCommand = Extract<Row, { by: 'program' }>['id'];

/** What a window is asked for. */
export type WindowCommand = Exclude<Row, { by: 'program' }>['id'];

/** What the window as a whole does, each in its own way; a page is simply shown. */
export type DeskCommand = Exclude<Extract<Row, { by: 'desk' }>, { page: string }>['id'];

/** What is done to a ticket that is shown, and stands on it. */
export type TicketAction = Extract<Row, { menu: 'actions' }>['id'];

/** What a dialog asks about first: the one of its name in `renderer/features/ticket/actions`. */
export type AskingAction = Extract<Row, { menu: 'actions'; asks: true }>['id'];

/**
 * What the host may ask a window to do: a menu's item, the tray's, a notification's or a link's. All of them lead
 * somewhere or begin something that a person finishes; none that comes from outside changes anything by itself.
 */
export type Command =
  | { readonly do: WindowCommand }
  | { readonly do: 'show-queue'; readonly queue: Id }
  /** A ticket by the number that people know. */
  | { readonly do: 'show-ticket'; readonly number: string }
  /** Proposes to open the desk in this folder, where no other is open. */
  | { readonly do: 'propose-desk'; readonly folder: string }
  /** Somebody opened a link that leads nowhere. */
  | { readonly do: 'say-dead-link' };

/** The row of a command; of a link or a queue there is none. */
export function rowOf<Name extends CommandId>(id: Name): CommandRow & { readonly id: Name };
export function rowOf(id: string): (CommandRow & { readonly id: CommandId }) | undefined;
export function rowOf(id: string): (CommandRow & { readonly id: CommandId }) | undefined {
  return commandRows.find((row) => row.id === id);
}

/** The letter of a command that has one. */
export function letterOf(id: Extract<Row, { letter: string }>['id']): string {
  return rowOf(id).letter ?? '';
}

/** The keys of a command that has some. */
export function keysOf(id: Extract<Row, { keys: string }>['id']): string {
  return rowOf(id).keys ?? '';
}
