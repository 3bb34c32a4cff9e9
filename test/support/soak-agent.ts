import { readdirSync } from 'node:fs';
import { createPages } from '../../main/host/pages.ts';
import { startServer } from '../../main/host/server.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { randomSecret } from '../../main/platform/random-ids.ts';
import { createTimeLimitedDisk } from '../../main/platform/time-limited-disk.ts';
import { testBridge } from './memory-bridge.ts';

/** What the process of a host holds. */
export interface Held {
  readonly handles: number;
  readonly residentMb: number;
  readonly bugs: number;
}

/** The browser host over a desk on the real disk, in a separate process, so that its resources can be counted. */
async function main(folder: string): Promise<void> {
  const desk = await testBridge({ disk: createTimeLimitedDisk(nodeDisk), folder, signers: ['jane', 'john'] });
  const { bridge, deskManager, bugs } = desk;
  const pages = createPages({
    files: new Map(),
    linked: bridge.linked,
    stored: () => deskManager.desk()?.blobs.stored,
  });
  const onBug = (bug: unknown) => void bugs.push(bug);
  const server = await startServer({
    clock: systemClock,
    bridge,
    pages,
    port: 0,
    newSecret: randomSecret,
    onBug,
    patienceMs: 500,
  });
  process.on('message', () => {
    globalThis.gc?.();
    const held: Held = {
      handles: readdirSync('/proc/self/fd').length,
      residentMb: process.memoryUsage.rss() / 1024 / 1024,
      // Never called: no file changes while it is sent here.
      bugs: bugs.length,
    };
    process.send?.(held);
  });
  process.send?.(server.link);
}

await main(process.argv[2] ?? '');
