import { app, type Session, session } from 'electron';
import { mayDownload } from './navigation.ts';
import { isPermitted } from './permissions.ts';
import { refuseFiles } from './scheme.ts';
import { fetchNoDictionary } from './spelling.ts';

/** Guards every session there will be, in the turn in which it is made: a later one would be too late for some of it. */
export function guardSessions(): void {
  app.on('session-created', guardSession);
}

/** The session that our windows use, in case it was there before anybody could hear of it. Needs Electron to be ready. */
export function guardDefaultSession(): void {
  guardSession(session.defaultSession);
}

function guardSession(guarded: Session): void {
  fetchNoDictionary(guarded);
  guarded.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(isPermitted({ permission, url: requestingUrl, isMainFrame })),
  );
  guarded.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl, isMainFrame }) =>
    isPermitted({ permission, url: requestingUrl, isMainFrame }),
  );
  guarded.setDevicePermissionHandler(() => false);
  guarded.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  guarded.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL())) event.preventDefault();
  });
  refuseFiles(guarded);
}
