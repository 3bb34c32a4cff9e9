/**
 * What the system shows in our name: the titles of menus, the tray and dialogs. Main reads this table; no window does.
 * An ampersand stands before the letter that opens an item with the keyboard.
 */
export const system = {
  license: 'MIT license',
  menu: {
    file: '&File',
    edit: '&Edit',
    view: '&View',
    ticket: '&Ticket',
    window: '&Window',
    help: '&Help',
    closeWindow: 'Clos&e Window',
    queue: { open: '&Open', mine: '&My Tickets', closed: '&Closed' },
    addToDictionary: '&Add to Dictionary',
    noSuggestions: 'No Suggestions',
  },
  tray: {
    show: '&Show Deskside',
    noticeTitle: 'Deskside goes on running',
    notice:
      'It stays in the tray, so that it can tell you of tickets. Quit it there; “This computer” switches this off.',
  },
  quit: {
    title: 'Some words could not be saved',
    detail: 'They would be lost if Deskside ended now. Go back, copy them or make room on the disk, then quit again.',
    goBack: '&Go Back',
    goOn: '&Quit Anyway',
  },
  closeWindow: {
    title: 'Some words in this window could not be saved',
    detail: 'They would be lost if the window closed now. Go back, copy them or make room on the disk first.',
    goBack: '&Go Back',
    goOn: '&Close Anyway',
  },
} as const;
