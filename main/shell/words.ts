/**
 * What the system shows in our name: menus, the tray, notifications and dialogs. The window's own texts are in
 * `renderer/i18n`.
 */
export const words = {
  quit: {
    title: 'Some words could not be saved',
    detail: 'They would be lost if Deskside ended now. Go back, copy them or make room on the disk, then quit again.',
    goBack: 'Go Back',
    quitAnyway: 'Quit Anyway',
  },
} as const;
