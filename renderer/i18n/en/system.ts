/**
 * What the system shows in our name: menus, the tray, notifications and dialogs. Main reads this table; no window does.
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
  notification: {
    title: 'Deskside',
    locked: 'Something on the desk needs you. Sign in to see it.',
    one: {
      assigned: 'A ticket for you',
      teams: 'A ticket for your team',
      replied: 'The requester replied',
      soon: (minutes: number) => (minutes <= 1 ? 'Due in a minute' : `Due in ${minutes} minutes`),
      overdue: 'Overdue',
    },
    several: {
      assigned: (count: number) => `There are ${count} tickets for you.`,
      replied: (count: number) => `The requesters of ${count} tickets replied.`,
      soon: (count: number) => `${count} of your tickets are due soon.`,
      overdue: (count: number) => `${count} of your tickets are overdue.`,
    },
  },
  badge: {
    open: (count: number) => `${count} open`,
    overdue: (count: number) => `${count} overdue`,
  },
  closeWindow: {
    title: 'Some words in this window could not be saved',
    detail: 'They would be lost if the window closed now. Go back, copy them or make room on the disk first.',
    goBack: '&Go Back',
    goOn: '&Close Anyway',
  },
} as const;
