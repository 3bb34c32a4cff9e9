import type { RequestOptions } from 'node:http';
import { strict } from './electron-fake/strict.ts';
import { netRequest, netSession } from './update-net.ts';

interface UpdateElectronOptions {
  readonly version: string;
  readonly userData: string;
  /** The certificate that the network trusts. */
  readonly trust: string;
}

interface UpdateElectron {
  /** What both `import` and the library’s own `require` of electron give. */
  readonly electron: object;
  /** What was done to the program, in order. */
  readonly actions: string[];
  /** Whether the network would refuse the updater this address. */
  readonly isCancelled: (url: string) => boolean;
}

/** The part of electron that a packaged program uses for updates. Any other use is refused. */
export function updateElectron({ version, userData, trust }: UpdateElectronOptions): UpdateElectron {
  const actions: string[] = [];
  const own = netSession();
  const app = {
    isPackaged: true,
    getVersion: () => version,
    getName: () => 'Deskside',
    getPath: (name: string) => {
      if (name !== 'userData') throw new Error(`The updater asks for the folder ${name}`);
      return userData;
    },
    whenReady: () => Promise.resolve(),
    quit: () => void actions.push('quit'),
    releaseSingleInstanceLock: () => void actions.push('release the lock'),
  };
  const { webRequest, closeAllConnections } = own;
  const shown = strict('Session', { webRequest: strict('WebRequest', webRequest), closeAllConnections });
  const session = {
    fromPartition: (name: string, options: { readonly cache?: boolean }) => {
      if (name !== 'electron-updater' || options.cache !== false) throw new Error(`The updater opens ${name}`);
      return shown;
    },
  };
  const request = (given: RequestOptions & { readonly session: object }) => {
    if (given.session !== shown) throw new Error('The updater asks the network without its session');
    return netRequest({ ...given, session: own }, trust);
  };
  const electron = {
    app: strict('app', app),
    session: strict('session', session),
    net: strict('net', { request }),
    autoUpdater: strict('autoUpdater', { emit: (event: string) => void actions.push(event) }),
  };
  return { electron, actions, isCancelled: own.isCancelled };
}
