import type { Session } from 'electron';
import { type FakeProtocol, fakeProtocol } from './protocol.ts';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type DeviceHandler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;
type DisplayHandler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;

/** A permission by a name of electron's own list. */
export type Permission = Parameters<RequestHandler>[1];

export interface Asking {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export interface FakeSession extends FakeProtocol {
  readonly session: Session;
  /** Asks as a page does; like electron, it grants everything as long as nobody has said otherwise. */
  readonly requests: (permission: Permission, asking: Asking) => boolean;
  readonly checks: (permission: Permission, asking: Asking) => boolean;
  readonly mayUseDevice: (deviceType: 'hid' | 'serial' | 'usb') => boolean;
  readonly mayCapture: () => boolean;
}

export function fakeSession(record: Record, name: string): FakeSession {
  const handlers: { request?: RequestHandler; check?: CheckHandler; device?: DeviceHandler; display?: DisplayHandler } =
    {};
  const own = fakeProtocol(record, `${name}.protocol`);
  const members = {
    protocol: own.protocol,
    setPermissionRequestHandler: (handler: RequestHandler) => {
      handlers.request = handler;
    },
    setPermissionCheckHandler: (handler: CheckHandler) => {
      handlers.check = handler;
    },
    setDevicePermissionHandler: (handler: DeviceHandler) => {
      handlers.device = handler;
    },
    setDisplayMediaRequestHandler: (handler: DisplayHandler) => {
      handlers.display = handler;
    },
  } satisfies Partial<Session>;
  // Safe, here and below: whatever it lacks throws when it is used.
  const session = strict(name, members) as unknown as Session;
  const nothing = strict('WebContents', {}) as never;
  return {
    ...own,
    session,
    requests: (permission, { url, isMainFrame }) => {
      let isGranted = handlers.request === undefined;
      const answer = (granted: boolean) => {
        isGranted = granted;
      };
      handlers.request?.(nothing, permission, answer, { requestingUrl: url, isMainFrame });
      return isGranted;
    },
    checks: (permission, { url, isMainFrame }) => {
      const origin = /^[^/]*\/\/[^/]*\//.exec(url)?.[0] ?? '';
      return handlers.check?.(null, permission, origin, { requestingUrl: url, isMainFrame }) ?? true;
    },
    mayUseDevice: (deviceType) =>
      handlers.device?.({ deviceType, origin: 'app://deskside', device: strict('device', {}) as never }) ?? true,
    mayCapture: () => {
      let isGranted = handlers.display === undefined;
      const answer = (streams: object | null) => {
        isGranted = streams !== null;
      };
      handlers.display?.(strict('DisplayMediaRequest', {}) as never, answer);
      return isGranted;
    },
  };
}
