import { protocol, type Session } from 'electron';
import { canonicalPath } from '../host/canonical-path.ts';
import { empty, type Pages } from '../host/pages.ts';
import { appOrigin, appScheme } from './origin.ts';

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Serves the app's origin with the function that handles every request. */
export function serveApp(pages: Pages): void {
  protocol.handle(appScheme, ({ method, url }) => {
    if (method !== 'GET') return empty(405);
    const path = url.startsWith(`${appOrigin}/`) ? canonicalPath(url.slice(appOrigin.length)) : undefined;
    return path === undefined ? empty(400) : pages(path);
  });
}

/** No page needs file addresses, and a page that could read files could read everything. */
export function refuseFiles(session: Session): void {
  if (session.protocol.isProtocolHandled('file')) return;
  session.protocol.handle('file', () => new Response(null, { status: 403 }));
}
