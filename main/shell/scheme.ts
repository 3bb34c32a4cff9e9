import { protocol, type Session } from 'electron';
import { appScheme } from './origin.ts';

/** Has to run before Electron is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Serves the app's own origin with the one function that answers every request. */
export function serveApp(pages: (request: Request) => Promise<Response>): void {
  protocol.handle(appScheme, pages);
}

/** No page needs a file by its address, and one that could read files could read everything. */
export function refuseFiles(session: Session): void {
  if (session.protocol.isProtocolHandled('file')) return;
  session.protocol.handle('file', () => new Response(null, { status: 403 }));
}
