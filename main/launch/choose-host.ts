import type { Options } from '../host/options.ts';
import type { Runtime } from './electron-runtime.ts';
import { type SandboxProbe, sandboxSentence, sandboxState } from './sandbox.ts';

/** What is asked only as far as it is needed: the runtime may be a long download. */
export interface HostPorts {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly canShowWindows: boolean;
  readonly runtime: () => Promise<Runtime>;
  readonly sandbox: (program: string) => Promise<SandboxProbe>;
}

export type Host =
  | { readonly kind: 'electron'; readonly program: string }
  /** `reason`: sentences about why it is not Electron; nothing where the person chose the browser. */
  | { readonly kind: 'browser'; readonly reason: string | undefined };

const noDisplay = 'Electron needs a display, and there is none here (npm start -- --browser does not ask for one).';

/** In which host Deskside opens. Electron is chosen only where it can start, because it ends without a word elsewhere. */
export async function chooseHost(
  { browser, open, sandbox }: Pick<Options, 'browser' | 'open' | 'sandbox'>,
  ports: HostPorts,
): Promise<Host> {
  // Without a window to open there is nothing for Electron to do.
  if (browser || !open) return { kind: 'browser', reason: undefined };
  if (!ports.canShowWindows) return { kind: 'browser', reason: noDisplay };
  const isGuarded = ports.platform === 'linux' && sandbox;
  // Known before the download, which would be for nothing.
  if (isGuarded && ports.isRoot) return { kind: 'browser', reason: sandboxSentence('refuses-root', '') };
  const runtime = await ports.runtime();
  if ('missing' in runtime) return { kind: 'browser', reason: runtime.missing };
  const state = isGuarded ? sandboxState(await ports.sandbox(runtime.path)) : 'usable';
  if (state === 'usable') return { kind: 'electron', program: runtime.path };
  return { kind: 'browser', reason: sandboxSentence(state, runtime.path) };
}
