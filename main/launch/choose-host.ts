import type { Options } from '../host/options.ts';
import type { Runtime } from './electron-runtime.ts';
import { type SandboxProbe, sandboxSentence, sandboxState } from './sandbox.ts';

/** Functions, because each answer may be expensive: the runtime may be a long download. */
export interface HostPorts {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly canShowWindows: boolean;
  readonly runtime: () => Promise<Runtime>;
  readonly sandbox: (program: string) => Promise<SandboxProbe>;
}

export type Host =
  | { readonly kind: 'electron'; readonly program: string }
  /** `reason`: sentences about why it is not Electron; empty if the person chose the browser. */
  | { readonly kind: 'browser'; readonly reason: string | undefined };

const noDisplay = 'Electron needs a display, but none is available (npm start -- --browser doesn’t need one).';

/** Chooses the host. Electron is used only where it can start, because otherwise it ends without a message. */
export async function chooseHost(
  { browser, open, sandbox }: Pick<Options, 'browser' | 'open' | 'sandbox'>,
  ports: HostPorts,
): Promise<Host> {
  // Without a window there is no use for Electron.
  if (browser || !open) return { kind: 'browser', reason: undefined };
  if (!ports.canShowWindows) return { kind: 'browser', reason: noDisplay };
  const isGuarded = ports.platform === 'linux' && sandbox;
  // Checked before the download, which would be useless.
  if (isGuarded && ports.isRoot) return { kind: 'browser', reason: sandboxSentence('refuses-root', '') };
  const runtime = await ports.runtime();
  if ('missing' in runtime) return { kind: 'browser', reason: runtime.missing };
  const state = isGuarded ? sandboxState(await ports.sandbox(runtime.path)) : 'usable';
  if (state === 'usable') return { kind: 'electron', program: runtime.path };
  return { kind: 'browser', reason: sandboxSentence(state, runtime.path) };
}
