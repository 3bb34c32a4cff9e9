import type { Id } from '../domain/id.ts';
import type { InputOf, OperationName } from '../domain/registry.ts';
import type { Need } from './command-needs.ts';
import type { MenuPart, Submenu } from './menu-parts.ts';

/**
 * A command for a menu, a shortcut or a button; all of them are derived from its row. Its label is in
 * `renderer/i18n/en/commands.ts`.
 */
export interface CommandRow {
  readonly id: string;
  /** What runs it: the program, the window as a whole, or the shown ticket. */
  readonly by: 'program' | 'desk' | 'ticket';
  /** Its section in a native menu, in the order of the table. */
  readonly menu?: MenuPart;
  /** The submenu of that menu that it belongs to. */
  readonly submenu?: Submenu;
  readonly when: readonly Need[];
  /** The shortcut, such as `Mod+Shift+P`, where `Mod` is Ctrl, or ⌘ on a Mac. */
  readonly keys?: string;
  /** The shortcut on a Mac, where the other one moves through texts. */
  readonly macKeys?: string;
  /** A further shortcut, which no menu shows. */
  readonly otherKeys?: string;
  /** A single letter that runs it, except while typing. */
  readonly letter?: string;
  /**
   * Where a window handles the shortcut itself: anywhere on the desk, also under a dialog, outside of text fields, in
   * the text that it sends, or in a list of tickets, which no menu takes it from. Without it, only the native menu has the shortcut, because browsers use it for something
   * else.
   */
  readonly scope?: 'on-desk' | 'anywhere' | 'outside-texts' | 'in-words' | 'in-list';
  /** Whether it asks for more before doing anything; its label then ends in an ellipsis in menus. */
  readonly asks?: true;
  /** The page that it shows. */
  readonly page?: string;
  /** The part of that page. */
  readonly part?: readonly string[];
  /** Where it is on a ticket: a button of its own, an item under “More”, or one of the details. */
  readonly shownAs?: 'button' | 'item' | 'detail';
  /** The operation that it runs on the shown ticket. */
  readonly runs?: OperationOnTicket;
  /** The kind of status that it sets. */
  readonly sets?: 'open' | 'resolved' | 'closed';
}

/** The operations whose only input is the ticket. */
type OperationOnTicket = {
  readonly [Name in OperationName]: { readonly ticketId: string } extends InputOf<Name> ? Name : never;
}[OperationName];

const action = { by: 'ticket', menu: 'actions' } as const;
const asking = { ...action, shownAs: 'button', asks: true } as const;
const onStatus = { ...action, submenu: 'status' } as const;
const onDetails = { ...action, submenu: 'details', shownAs: 'detail', asks: true } as const;
const onRequester = { ...action, submenu: 'requester' } as const;
const onTicket = ['signed-in', 'ticket'] as const;
const bulk = { by: 'desk', menu: 'bulk', asks: true } as const;
const onSelection = ['signed-in', 'list', 'selection'] as const;

/** All commands. A new one needs a row here, its label, and a function if no row can express it. */
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
  { id: 'ticket.new', by: 'desk', menu: 'begin', when: ['signed-in', 'may-create'], keys: 'Mod+N', scope: 'on-desk' },
  { id: 'window.new', by: 'program', menu: 'begin', when: [], keys: 'Mod+Shift+N' },
  { id: 'ticket.print', by: 'ticket', menu: 'print', when: onTicket, keys: 'Mod+P', scope: 'anywhere', asks: true },
  {
    id: 'ticket.print-with-notes',
    by: 'ticket',
    menu: 'print',
    when: onTicket,
    keys: 'Mod+Shift+P',
    scope: 'anywhere',
    asks: true,
  },
  { id: 'desk.lock', by: 'program', menu: 'lock', when: ['signed-in'], keys: 'Mod+L', scope: 'anywhere' },
  {
    id: 'view.search',
    by: 'desk',
    menu: 'pages',
    when: ['signed-in'],
    keys: 'Mod+F',
    otherKeys: 'Mod+Shift+F',
    letter: '/',
    scope: 'on-desk',
  },
  { id: 'view.palette', by: 'desk', menu: 'pages', when: ['signed-in'], keys: 'Mod+K', scope: 'on-desk' },
  { id: 'view.recent', by: 'desk', menu: 'pins', when: ['signed-in'], page: 'recent' },
  {
    id: 'view.back',
    by: 'desk',
    menu: 'history',
    when: ['signed-in'],
    keys: 'Alt+ArrowLeft',
    macKeys: 'Mod+[',
    scope: 'on-desk',
  },
  {
    id: 'view.forward',
    by: 'desk',
    menu: 'history',
    when: ['signed-in'],
    keys: 'Alt+ArrowRight',
    macKeys: 'Mod+]',
    scope: 'on-desk',
  },
  { id: 'ticket.pin', by: 'desk', menu: 'pins', when: onTicket, letter: 'P' },
  { id: 'ticket.filter-thread', by: 'desk', when: onTicket, letter: 'T' },
  { id: 'tab.next', by: 'desk', menu: 'pins', when: ['signed-in'], keys: 'Alt+PageDown', scope: 'on-desk' },
  { id: 'tab.previous', by: 'desk', menu: 'pins', when: ['signed-in'], keys: 'Alt+PageUp', scope: 'on-desk' },
  { id: 'tab.move-right', by: 'desk', menu: 'pins', when: onTicket, keys: 'Alt+Shift+PageDown', scope: 'on-desk' },
  { id: 'tab.move-left', by: 'desk', menu: 'pins', when: onTicket, keys: 'Alt+Shift+PageUp', scope: 'on-desk' },
  { id: 'view.me', by: 'desk', menu: 'pages', when: ['signed-in'], page: 'me' },
  { id: 'view.inbox', by: 'desk', menu: 'pages', when: ['signed-in'], letter: 'I', page: 'inbox' },
  { id: 'view.drafts', by: 'desk', menu: 'pages', when: ['signed-in'], page: 'drafts' },
  { id: 'view.queues', by: 'desk', menu: 'pages', when: ['signed-in'], page: 'queues' },
  {
    id: 'view.agents',
    by: 'desk',
    menu: 'pages',
    when: ['signed-in', 'administrator'],
    page: 'set-up',
    part: ['agent'],
  },
  { id: 'view.set-up', by: 'desk', menu: 'pages', when: ['signed-in', 'administrator'], page: 'set-up' },
  { id: 'view.audit', by: 'desk', menu: 'pages', when: ['signed-in', 'administrator'], page: 'audit' },
  { id: 'view.next-part', by: 'desk', menu: 'parts', when: ['signed-in'], keys: 'F6', scope: 'on-desk' },
  { id: 'view.previous-part', by: 'desk', menu: 'parts', when: ['signed-in'], keys: 'Shift+F6', scope: 'on-desk' },
  // On keyboards where the plus needs Shift, people press the key without it.
  { id: 'view.zoom-in', by: 'program', menu: 'zoom', when: [], keys: 'Mod+Plus', otherKeys: 'Mod+=' },
  { id: 'view.zoom-out', by: 'program', menu: 'zoom', when: [], keys: 'Mod+-' },
  { id: 'view.zoom-reset', by: 'program', menu: 'zoom', when: [], keys: 'Mod+0' },
  { id: 'ticket.reply', by: 'ticket', menu: 'write', when: onTicket, keys: 'Mod+R', letter: 'R' },
  { id: 'ticket.note', by: 'ticket', menu: 'write', when: onTicket, keys: 'Mod+Shift+R', letter: 'N' },
  { id: 'ticket.send', by: 'ticket', menu: 'send', when: onTicket, keys: 'Mod+Enter', scope: 'in-words' },
  {
    id: 'ticket.send-and-resolve',
    by: 'ticket',
    menu: 'send',
    when: [...onTicket, 'ticket.close'],
    keys: 'Mod+Shift+Enter',
    scope: 'in-words',
  },
  {
    ...action,
    id: 'ticket.claim',
    when: [...onTicket, 'ticket.assign', 'is-open', 'has-no-agent'],
    shownAs: 'button',
    runs: 'assignment.claim',
  },
  { ...asking, id: 'ticket.assign', when: [...onTicket, 'ticket.assign'], letter: 'A' },
  {
    ...action,
    id: 'ticket.release',
    when: [...onTicket, 'ticket.release', 'is-open', 'is-assigned'],
    shownAs: 'item',
    runs: 'assignment.release',
  },
  { ...asking, id: 'ticket.transfer', when: [...onTicket, 'ticket.transfer'], letter: 'D' },
  { ...action, id: 'ticket.refer', when: [...onTicket, 'ticket.refer'], shownAs: 'item', asks: true },
  {
    ...onStatus,
    id: 'ticket.set-status',
    when: [...onTicket, 'ticket.create', 'is-not-deleted'],
    shownAs: 'detail',
    asks: true,
    letter: 'S',
  },
  {
    ...onStatus,
    id: 'ticket.resolve',
    when: [...onTicket, 'ticket.close', 'is-open', 'has-resolved-status'],
    shownAs: 'button',
    sets: 'resolved',
  },
  {
    ...onStatus,
    id: 'ticket.close',
    when: [...onTicket, 'ticket.close', 'is-not-closed', 'has-closed-status'],
    shownAs: 'item',
    sets: 'closed',
  },
  {
    ...onStatus,
    id: 'ticket.reopen',
    when: [...onTicket, 'ticket.create', 'is-done', 'has-open-status'],
    shownAs: 'button',
    sets: 'open',
  },
  {
    ...onStatus,
    id: 'ticket.wait',
    when: [...onTicket, 'ticket.create', 'is-open', 'has-waiting-status'],
    shownAs: 'item',
    asks: true,
    letter: 'W',
  },
  {
    ...onStatus,
    id: 'ticket.confirm',
    when: [...onTicket, 'ticket.close', 'is-resolved', 'has-closed-status'],
    shownAs: 'item',
    asks: true,
  },
  {
    ...action,
    id: 'ticket.delete',
    when: [...onTicket, 'ticket.delete', 'is-not-deleted'],
    shownAs: 'item',
    runs: 'ticket.delete',
  },
  {
    ...action,
    id: 'ticket.restore',
    when: [...onTicket, 'ticket.delete', 'is-deleted'],
    shownAs: 'button',
    runs: 'ticket.restore',
  },
  {
    ...action,
    id: 'ticket.follow',
    when: [...onTicket, 'is-not-deleted', 'is-not-followed'],
    shownAs: 'item',
    runs: 'ticket.follow',
    letter: 'F',
  },
  {
    ...action,
    id: 'ticket.unfollow',
    when: [...onTicket, 'is-not-deleted', 'is-followed'],
    shownAs: 'item',
    runs: 'ticket.unfollow',
    letter: 'F',
  },
  { ...action, id: 'ticket.link', when: [...onTicket, 'ticket.link'], shownAs: 'item', asks: true },
  {
    ...onStatus,
    id: 'ticket.mark-answered',
    when: [...onTicket, 'ticket.markanswered', 'is-open', 'is-waiting-for-us'],
    shownAs: 'item',
    runs: 'answered.mark',
  },
  {
    ...onStatus,
    id: 'ticket.mark-waiting',
    when: [...onTicket, 'ticket.markanswered', 'is-open', 'is-answered'],
    shownAs: 'item',
    runs: 'answered.clear',
  },
  { ...onDetails, id: 'ticket.set-priority', when: [...onTicket, 'ticket.edit'] },
  { ...onDetails, id: 'ticket.set-due', when: [...onTicket, 'ticket.edit', 'is-open'] },
  { ...onDetails, id: 'ticket.rename', when: [...onTicket, 'ticket.edit'] },
  { ...onDetails, id: 'ticket.change-requester', when: [...onTicket, 'ticket.edit'] },
  { ...onDetails, id: 'ticket.assign-team', when: [...onTicket, 'ticket.assign'] },
  { ...onDetails, id: 'ticket.change-detail', when: [...onTicket, 'ticket.edit'], shownAs: 'item' },
  { ...onRequester, id: 'ticket.note-requester', when: [...onTicket, 'ticket.edit'], shownAs: 'item', asks: true },
  { ...onRequester, id: 'ticket.add-message', when: [...onTicket, 'ticket.reply'], shownAs: 'item', asks: true },
  {
    id: 'selection.toggle',
    by: 'desk',
    menu: 'choose',
    when: ['signed-in', 'list'],
    keys: 'Mod+Space',
    scope: 'in-list',
    letter: 'X',
  },
  {
    id: 'selection.all',
    by: 'desk',
    menu: 'choose',
    when: ['signed-in', 'list'],
    keys: 'Mod+A',
    scope: 'in-list',
  },
  { id: 'selection.clear', by: 'desk', menu: 'choose', when: onSelection },
  { ...bulk, id: 'selection.assign', when: [...onSelection, 'may-assign'], letter: 'A' },
  { ...bulk, id: 'selection.transfer', when: [...onSelection, 'may-transfer'], letter: 'D' },
  { ...bulk, id: 'selection.priority', when: [...onSelection, 'may-edit'], letter: 'P' },
  { ...bulk, id: 'selection.status', when: [...onSelection, 'may-set-status'], letter: 'S' },
  { ...bulk, id: 'selection.close', when: [...onSelection, 'may-close'] },
  { ...bulk, id: 'selection.delete', when: [...onSelection, 'may-delete'] },
  { ...bulk, id: 'selection.restore', when: [...onSelection, 'may-delete'] },
  { id: 'queue.next', by: 'desk', when: ['signed-in'], letter: 'J' },
  { id: 'queue.previous', by: 'desk', when: ['signed-in'], letter: 'K' },
  { id: 'search.next-match', by: 'ticket', when: ['signed-in'], keys: 'F3', scope: 'on-desk' },
  { id: 'search.previous-match', by: 'ticket', when: ['signed-in'], keys: 'Shift+F3', scope: 'on-desk' },
  { id: 'edit.undo', by: 'desk', when: ['signed-in'], keys: 'Mod+Z', scope: 'outside-texts' },
  // Where the slash needs Shift, people press the key without thinking of it.
  {
    id: 'view.shortcuts',
    by: 'desk',
    menu: 'support',
    when: ['signed-in'],
    keys: 'Mod+/',
    otherKeys: 'Mod+Shift+/',
    letter: '?',
    scope: 'on-desk',
  },
  { id: 'desk.folder', by: 'program', menu: 'support', when: ['desk'] },
  { id: 'app.check-for-updates', by: 'program', menu: 'support', when: ['signed-in', 'updates'] },
] as const satisfies readonly CommandRow[];

type Row = (typeof commandRows)[number];

export type CommandId = Row['id'];

/** Commands of the program, independent of its windows. */
export type ProgramCommand = Extract<Row, { by: 'program' }>['id'];

/** Commands that the program sends to a window. */
export type WindowCommand = Exclude<Row, { by: 'program' }>['id'];

/** Commands of the window as a whole that need code of their own; showing a page does not. */
export type DeskCommand = Exclude<Extract<Row, { by: 'desk' }>, { page: string } | { menu: 'bulk' }>['id'];

/** Commands on the shown ticket that appear on it. */
export type TicketAction = Extract<Row, { menu: 'actions' }>['id'];

/** Commands on the selected tickets; each opens a dialog. */
export type BulkCommand = Extract<Row, { menu: 'bulk' }>['id'];

/** Commands that open a dialog: the one of that name in `renderer/features/ticket/actions`. */
export type AskingAction = Extract<Row, { menu: 'actions'; asks: true }>['id'];

/**
 * The commands that a host may send to a window: from a menu, the tray, a notification or a link. They show something
 * or begin something that a person completes; nothing from outside changes data directly.
 */
export type Command =
  | { readonly do: WindowCommand }
  | { readonly do: 'show-queue'; readonly queue: Id }
  /** A ticket by its visible number. */
  | { readonly do: 'show-ticket'; readonly number: string }
  /** Proposes to open the desk in this folder if no other is open. */
  | { readonly do: 'propose-desk'; readonly folder: string }
  /** Somebody opened a link without a valid destination. */
  | { readonly do: 'say-dead-link' };

/** The row of a command; links and queues have none. */
export function rowOf<Name extends CommandId>(id: Name): CommandRow & { readonly id: Name };
export function rowOf(id: string): (CommandRow & { readonly id: CommandId }) | undefined;
export function rowOf(id: string): (CommandRow & { readonly id: CommandId }) | undefined {
  return commandRows.find((row) => row.id === id);
}

/** The letter of a command. */
export function letterOf(id: Extract<Row, { letter: string }>['id']): string {
  return rowOf(id).letter ?? '';
}

/** The shortcut of a command. */
export function keysOf(id: Extract<Row, { keys: string }>['id']): string {
  return rowOf(id).keys ?? '';
}

/** The shortcuts of a command on this system. */
export function chordsOf({ keys, macKeys, otherKeys }: CommandRow, isMac: boolean): readonly string[] {
  if (isMac && macKeys !== undefined) return [macKeys];
  return [keys, otherKeys].filter((each) => each !== undefined);
}
