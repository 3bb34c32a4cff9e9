import type { DownloadItem, Event, Session, WebContents } from 'electron';
import { fakeDictionaries } from './dictionaries.ts';
import { createEmitter, type Declared } from './emitter.ts';
import { fakeEvent } from './event.ts';
import { type FakeProtocol, fakeProtocol } from './protocol.ts';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type DeviceHandler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;
type DisplayHandler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;

type SessionEvents = Declared<Session, { 'will-download': [event: Event, item: DownloadItem, contents: WebContents] }>;

/** A permission by a name of electron's own list. */
export type Permission = Parameters<RequestHandler>[1];

export interface PermissionDetails {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export interface FakeSession extends FakeProtocol {
  readonly session: Session;
  /** Requests a permission as a page does. Like electron, it grants everything unless a handler is set. */
  readonly requests: (permission: Permission, asking: PermissionDetails) => boolean;
  readonly checks: (permission: Permission, asking: PermissionDetails) => boolean;
  readonly mayUseDevice: (deviceType: 'hid' | 'serial' | 'usb') => boolean;
  readonly mayCapture: () => boolean;
  /** Whether a file from this address would be saved. */
  readonly downloads: (url: string) => boolean;
  /** The languages whose spelling is checked; none where it is not checked at all. */
  readonly spelling: () => readonly string[];
  /** The languages whose dictionaries were asked of the network, in order. */
  readonly fetched: readonly string[];
  /** What a session does as soon as it is made. */
  readonly begin: () => void;
}

/** A session with a checker for the system's language, which has no dictionary on the disk yet. */
export function fakeSession(record: Record, name: string, platform: NodeJS.Platform = 'linux'): FakeSession {
  const handlers: { request?: RequestHandler; check?: CheckHandler; device?: DeviceHandler; display?: DisplayHandler } =
    {};
  const spelling = { isOn: true };
  const dictionaries = fakeDictionaries(platform);
  const emitter = createEmitter<SessionEvents>(name, ['will-download']);
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
    setSpellCheckerEnabled: record.afterReady(`${name}.setSpellCheckerEnabled`, (isOn: boolean) => {
      spelling.isOn = isOn;
      // The types say it: a checker without a language falls back to this one.
      if (isOn && dictionaries.languages().length === 0) dictionaries.load(['en-US']);
    }),
    availableSpellCheckerLanguages: ['de', 'en-GB', 'en-US', 'fr', 'pt-BR', 'pt-PT'],
    setSpellCheckerLanguages: record.afterReady(`${name}.setSpellCheckerLanguages`, (languages: string[]) => {
      const unknown = languages.find((language) => !members.availableSpellCheckerLanguages.includes(language));
      if (unknown !== undefined)
        throw new Error(`Invalid language code provided: "${unknown}" is not a valid language code`);
      if (platform === 'darwin') return;
      dictionaries.load(languages);
      spelling.isOn = languages.length > 0;
    }),
  } satisfies Partial<Session>;
  // Safe, here and below: whatever it lacks throws when it is used.
  const session = strict(name, Object.assign(members, { on: emitter.on })) as unknown as Session;
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
    downloads: (url) => {
      const event = fakeEvent();
      const item = { getURL: () => url } satisfies Partial<DownloadItem>;
      emitter.emit('will-download', event, strict('DownloadItem', item) as unknown as DownloadItem, nothing);
      return !event.defaultPrevented;
    },
    spelling: () => (spelling.isOn ? dictionaries.languages() : []),
    fetched: dictionaries.fetched,
    begin: () => dictionaries.load(dictionaries.languages()),
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
