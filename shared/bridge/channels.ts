/** The only two channels between a window and main in Electron. */
export const channels = { call: 'deskside:call', changes: 'deskside:changes' } as const;
