import { join } from 'node:path';
import type { StoredFiles } from '../../../main/blobs/stored-files.ts';
import type { Bridge } from '../../../main/bridge/bridge.ts';
import { withBrowserBridge } from '../../../main/host/browser-page.ts';
import { readBuiltFiles } from '../../../main/host/built-files.ts';
import { createPages } from '../../../main/host/pages.ts';
import { startServer } from '../../../main/host/server.ts';
import { systemClock } from '../../../main/platform/clock.ts';
import { randomSecret } from '../../../main/platform/random-ids.ts';
import { root } from '../../e2e/support/host-choice.ts';

export interface Served {
  readonly link: string;
  readonly close: () => Promise<void>;
}

type ServedBridge = Pick<Bridge, 'handle' | 'watch'> & Partial<Pick<Bridge, 'linked' | 'closeWindow' | 'pageLeft'>>;

const ignore = () => undefined;

let builtFiles: ReturnType<typeof readWindow> | undefined;

async function readWindow(): Promise<ReturnType<typeof withBrowserBridge>> {
  const [renderer, preload] = await Promise.all(
    ['renderer', 'preload'].map((folder) => readBuiltFiles(join(root, 'dist', folder))),
  );
  return withBrowserBridge(renderer ?? new Map(), preload ?? new Map());
}

/** Serves the built window over a bridge in this process; unexpected errors are recorded. */
export async function serveBridge(
  bridge: ServedBridge,
  bugs: unknown[],
  stored: () => StoredFiles | undefined = () => undefined,
): Promise<Served> {
  builtFiles ??= readWindow();
  const pages = createPages({ files: await builtFiles, linked: bridge.linked ?? (() => undefined), stored });
  return startServer({
    clock: systemClock,
    bridge: { ...bridge, closeWindow: bridge.closeWindow ?? ignore, pageLeft: bridge.pageLeft ?? ignore },
    pages,
    port: 0,
    newSecret: randomSecret,
    onBug: (error) => void bugs.push(error),
  });
}
