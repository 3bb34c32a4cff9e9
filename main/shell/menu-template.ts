import type { MenuItemConstructorOptions } from 'electron';
import { system as words } from '../../renderer/i18n/en/system.ts';
import type { Command, SimpleCommand, TicketAct } from '../../shared/bridge/commands.ts';
import { ticketActs } from '../../shared/bridge/commands.ts';
import { queueNames } from '../../shared/views/queues.ts';

/** What a menu has to know of the window it belongs to. */
export interface MenuState {
  readonly platform: NodeJS.Platform;
  /** Whether somebody is signed in at the window in front. */
  readonly isOpen: boolean;
  /** Whether there is a desk that could be locked or shown. */
  readonly hasDesk: boolean;
  readonly mayCreate: boolean;
  readonly isAdministrator: boolean;
  readonly ticket: boolean;
  readonly acts: readonly TicketAct[];
  readonly updates: boolean;
  readonly isPackaged: boolean;
}

/** What the items of a menu do. */
export interface MenuActs {
  /** Asks the window in front. */
  readonly command: (command: Command) => void;
  readonly newWindow: () => void;
  readonly lock: () => void;
  readonly zoom: (step: 1 | -1 | 0) => void;
  readonly showFolder: () => void;
  readonly checkForUpdates: () => void;
  readonly about: () => void;
  readonly quit: () => void;
}

type Item = MenuItemConstructorOptions;
type Menus = (state: MenuState, acts: MenuActs) => Item[];

const line: Item = { type: 'separator' };
const menu = words.menu;

/** Every command of the program, as the system's own menu; what cannot be done now is greyed out there. */
export function menuTemplate(state: MenuState, acts: MenuActs): Item[] {
  const isMac = state.platform === 'darwin';
  return [
    ...(isMac ? [{ label: 'Deskside', submenu: appMenu(state, acts) }] : []),
    { label: menu.file, submenu: fileMenu(state, acts) },
    { label: menu.edit, submenu: editMenu },
    { label: menu.view, submenu: viewMenu(state, acts) },
    { label: menu.ticket, submenu: ticketMenu(state, acts) },
    { label: menu.window, role: 'window', submenu: windowMenu(isMac) },
    { label: menu.help, role: 'help', submenu: helpMenu(state, acts) },
  ];
}

/** An item that asks the window for something. Its key is also the window's own, which comes first and ends there. */
function asking(acts: MenuActs, label: string, id: string, command: Command, more: Partial<Item>): Item {
  return { id, label, click: () => acts.command(command), ...more };
}

const closeItem: Item = { role: 'close', label: menu.closeWindow };

const appMenu: Menus = (state, acts) => [
  { id: 'help.about', label: menu.about, click: acts.about },
  line,
  computerItem(state, acts),
  line,
  { role: 'services' },
  line,
  { role: 'hide' },
  { role: 'hideOthers' },
  { role: 'unhide' },
  line,
  quitItem(acts),
];

const fileMenu: Menus = (state, acts) => {
  const onTicket = { enabled: state.isOpen && state.ticket };
  return [
    asking(acts, menu.newTicket, 'ticket.new', simple('new-ticket'), {
      accelerator: 'CmdOrCtrl+N',
      enabled: state.isOpen && state.mayCreate,
    }),
    { id: 'window.new', label: menu.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: acts.newWindow },
    line,
    asking(acts, menu.print, 'ticket.print', simple('print'), { accelerator: 'CmdOrCtrl+P', ...onTicket }),
    asking(acts, menu.printWithNotes, 'ticket.print-with-notes', simple('print-with-notes'), {
      accelerator: 'CmdOrCtrl+Shift+P',
      ...onTicket,
    }),
    line,
    { id: 'desk.lock', label: menu.lock, accelerator: 'CmdOrCtrl+L', enabled: state.isOpen, click: acts.lock },
    ...(state.platform === 'darwin' ? [closeItem] : [line, computerItem(state, acts), line, closeItem, quitItem(acts)]),
  ];
};

function computerItem({ isOpen }: MenuState, acts: MenuActs): Item {
  const command = simple('show-computer');
  return asking(acts, menu.computer, 'view.computer', command, { accelerator: 'CmdOrCtrl+,', enabled: isOpen });
}

function quitItem(acts: MenuActs): Item {
  return { id: 'app.quit', label: menu.quit, accelerator: 'CmdOrCtrl+Q', click: acts.quit };
}

function simple(name: SimpleCommand): Command {
  return { do: name };
}

const editMenu: Item[] = [
  { role: 'undo' },
  { role: 'redo' },
  line,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'pasteAndMatchStyle' },
  { role: 'delete' },
  line,
  { role: 'selectAll' },
];

const viewMenu: Menus = ({ isOpen, isAdministrator, isPackaged }, acts) => [
  ...queueNames.map((queue, index) =>
    asking(
      acts,
      menu.queue[queue],
      `queue.${queue}`,
      { do: 'show-queue', queue },
      {
        accelerator: `CmdOrCtrl+${index + 1}`,
        enabled: isOpen,
      },
    ),
  ),
  asking(acts, menu.drafts, 'view.drafts', simple('show-drafts'), { enabled: isOpen }),
  asking(acts, menu.agents, 'view.agents', simple('show-agents'), { enabled: isOpen && isAdministrator }),
  line,
  asking(acts, menu.nextPart, 'view.next-part', simple('next-part'), { accelerator: 'F6', enabled: isOpen }),
  asking(acts, menu.previousPart, 'view.previous-part', simple('previous-part'), {
    accelerator: 'Shift+F6',
    enabled: isOpen,
  }),
  line,
  { id: 'view.zoom-in', label: menu.zoomIn, accelerator: 'CmdOrCtrl+Plus', click: () => acts.zoom(1) },
  // The key that has the plus on it only with Shift is the one that people press.
  { label: menu.zoomIn, accelerator: 'CmdOrCtrl+=', visible: false, click: () => acts.zoom(1) },
  { id: 'view.zoom-out', label: menu.zoomOut, accelerator: 'CmdOrCtrl+-', click: () => acts.zoom(-1) },
  { id: 'view.zoom-reset', label: menu.zoomReset, accelerator: 'CmdOrCtrl+0', click: () => acts.zoom(0) },
  line,
  { role: 'togglefullscreen' },
  ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
];

const ticketMenu: Menus = ({ isOpen, ticket, acts: possible }, acts) => {
  const onTicket = { enabled: isOpen && ticket };
  return [
    asking(acts, menu.reply, 'ticket.reply', simple('write-reply'), { accelerator: 'CmdOrCtrl+R', ...onTicket }),
    asking(acts, menu.note, 'ticket.note', simple('write-note'), { accelerator: 'CmdOrCtrl+Shift+R', ...onTicket }),
    line,
    asking(acts, menu.send, 'ticket.send', simple('send'), { accelerator: 'CmdOrCtrl+Enter', ...onTicket }),
    asking(acts, menu.sendAndResolve, 'ticket.send-and-resolve', simple('send-and-resolve'), {
      accelerator: 'CmdOrCtrl+Shift+Enter',
      ...onTicket,
    }),
    line,
    ...ticketActs.map((act) =>
      asking(
        acts,
        menu.acts[act],
        `ticket.${act}`,
        { do: 'ticket-act', act },
        {
          enabled: isOpen && ticket && possible.includes(act),
        },
      ),
    ),
  ];
};

function windowMenu(isMac: boolean): Item[] {
  if (!isMac) return [{ role: 'minimize' }];
  return [{ role: 'minimize' }, { role: 'zoom' }, line, { role: 'front' }];
}

const helpMenu: Menus = (state, acts) => [
  { id: 'desk.folder', label: menu.folder, enabled: state.hasDesk, click: acts.showFolder },
  {
    id: 'app.check-for-updates',
    label: menu.checkForUpdates,
    enabled: state.updates && state.isOpen,
    click: acts.checkForUpdates,
  },
  ...(state.platform === 'darwin' ? [] : [line, { id: 'help.about', label: menu.about, click: acts.about }]),
];
