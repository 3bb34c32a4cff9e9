import { protocol } from 'electron';

/** The app's own origin: files are served by `pages`, never read from an address. */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://deskside`;

/** Has to run before Electron is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}
