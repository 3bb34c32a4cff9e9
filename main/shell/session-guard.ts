import { app, type Session, session } from 'electron';
import { mayDownload } from './navigation.ts';
import { isPermitted } from './permissions.ts';
import { refuseFiles } from './scheme.ts';
import { fetchNoDictionary } from './spelling.ts';

/** Guards every future session at the moment it is created; later would be too late for some settings. */
export function guardSessions(): void {
  app.on('session-created', guardSession);
}

/** Guards the session of our windows, in case it was created before the listener. Needs Electron to be ready. */
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
