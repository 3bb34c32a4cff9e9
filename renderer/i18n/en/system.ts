/**
 * Texts that the system shows: titles of menus, the tray, and native dialogs. Only main reads this table.
 * An ampersand marks the letter that opens an item with the keyboard.
 */
export const system = {
  license: 'MIT license',
  menu: {
    file: '&File',
    edit: '&Edit',
    view: '&View',
    ticket: '&Ticket',
    selection: '&Selection',
    window: '&Window',
    help: '&Help',
    closeWindow: 'Clos&e window',
    submenu: { status: 'Stat&us', details: 'Chan&ge', requester: 'Re&quester' },
    queue: {
      open: '&Open',
      unassigned: '&Unassigned',
      mine: '&My tickets',
      waiting: '&Waiting',
      answered: 'Answe&red',
      overdue: 'O&verdue',
      closed: '&Closed',
      'closed-today': 'Closed today',
      'closed-yesterday': 'Closed yesterday',
      'closed-week': 'Closed this week',
      'closed-month': 'Closed this month',
      deleted: '&Deleted',
    },
    addToDictionary: '&Add to dictionary',
    noSuggestions: 'No suggestions',
  },
  tray: {
    show: '&Show Deskside',
    noticeTitle: 'Deskside is still running',
    notice:
      'It stays in the tray to notify you about tickets. Use the tray menu to quit. You can turn this off under This computer.',
  },
  quit: {
    title: 'Some of your text couldn’t be saved',
    detail: 'It will be lost if you quit now. Go back and copy it, or free up space on the disk, then quit again.',
    cancelLabel: '&Go back',
    confirmLabel: '&Quit anyway',
  },
  closeWindow: {
    title: 'Some text in this window couldn’t be saved',
    detail: 'It will be lost if you close the window now. Go back and copy it, or free up space on the disk first.',
    cancelLabel: '&Go back',
    confirmLabel: '&Close anyway',
  },
} as const;
